// The least that can be called a turn: eight small fields, two partners by turns, a view of about a hundred bytes.
const DECK = Array.from({ length: 24 }, (_, n) => `em_${n}`);

/** A session, as plain objects. */
export const fresh = () => ({
  open: { seq: 0, score: 0, round: 1, phase: "play", turn: "a", last: "", lastCard: "" },
  own: { a: { card: "sec_em_0" }, b: { card: "" } },
});

/** Nothing has to begin. */
export function begin() {}

/** Judge a command and make what it changes. An error's code, or null. */
export function act(g, seat, c) {
  const { open, own } = g;
  if (open.turn !== seat) return "not_your_turn";
  if (c.id !== open.seq + 1) return "out_of_order";
  if (!DECK.includes(c.card)) return "no_such_card";
  open.seq = c.id;
  if (seat === "b") open.score = (open.score + 1) % 60_000;
  else {
    own.a.card = `sec_${DECK[(open.seq * 7 + 3) % DECK.length]}`;
    open.round = (open.round + 1) % 60_000;
  }
  open.turn = seat === "a" ? "b" : "a";
  open.last = seat;
  open.lastCard = c.card;
  return null;
}

/** What one of the two is shown. */
export function view(g, seat) {
  const card = g.own[seat].card;
  return card ? { ...g.open, card } : g.open;
}
