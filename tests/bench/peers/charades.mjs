// Charades as our server plays it, for the servers beside it: the same turn, the same fields, the same things checked.
//
// A session g has three parts: `open` is what both see, `own.a` and `own.b` what one sees, `kept` what neither does. A change is made in place,
// so that the same rules serve plain objects and a schema that tracks what changed. `seq` moves first, with every action.
// Cards are dealt by a formula instead of by lot, so that a script knows what it may guess. That is cheaper than our dealing.
const FAMILIES = {
  neutral: "neutral", joy: "joy", excitement: "joy", amusement: "amusement", surprise: "surprise", confusion: "surprise", impatience: "anger",
  boredom: "boredom", tiredness: "boredom", calm: "contentment", playfulness: "amusement", curiosity: "interest", love: "love", pride: "pride",
  gratitude: "admiration", nervousness: "fear", shyness: "shame", relief: "relief", worry: "fear", hope: "interest",
};
const DECK = Object.keys(FAMILIES);
const TURNS = 14, OPTIONS = 6, TRIES = 2, MINUTES = 5, GRACE = 2000;
const PHASES = ["look", "show_and_read", "talk"];
const other = (seat) => (seat === "a" ? "b" : "a");

const seat = (name) => ({ name, presence: "here", ready: true });
const own = () => ({ given: [], done: false, partner_done: false, card: "", swaps_left: 0 });

/** A session whose partners have come in, as plain objects. */
export const fresh = () => ({
  open: {
    seq: 0, stage: "playing", seats: { a: seat("Ann"), b: seat("Bo") },
    place: {
      programme: "charades", exercise: "emotion-charades", exercise_n: 1, exercises: 1,
      phase: "", instance: 0, step: 0, of: TURNS * PHASES.length, turn: 0, turns: 2, lead: "b", next: "",
    },
    clock: { running: true, due: 0 }, options: [], guesses: [], outcome: { card: "", nearness: "" },
  },
  own: { a: own(), b: own() },
  kept: {
    schema: 1, created: Date.now(), language: { a: "en", b: "en" }, level: 1, lane: "standard", deals: 0, tries: 0, hits: 0,
    card: "", options: [], dealt: [], last: { a: 0, b: 0 },
  },
});

/** Fill a list anew. */
function fill(list, items) {
  while (list.length) list.pop();
  for (const item of items) list.push(item);
}

/** Begin the first phase. */
export function begin(g) {
  turn(g);
}

function turn(g) {
  const { open, kept } = g, n = ++kept.deals;
  if (kept.dealt.length === TURNS) kept.dealt = [];
  kept.card = DECK[(n * 7 + 3) % DECK.length];
  kept.options = Array.from({ length: OPTIONS }, (_, k) => DECK[(n * 7 + 3 + k * 3) % DECK.length]);
  kept.dealt.push(kept.card);
  kept.tries = 0;
  open.place.lead = other(open.place.lead);
  open.place.turn = 1 + ((n - 1) % 2);
  fill(open.guesses, []);
  fill(open.options, []);
  open.outcome.card = open.outcome.nearness = "";
  enter(g, 0);
  g.own[open.place.lead].card = kept.card;
  g.own[open.place.lead].swaps_left = -1;
  g.own[other(open.place.lead)].card = "";
}

function enter(g, at) {
  const { place, clock, options } = g.open, lead = place.lead;
  place.phase = PHASES[at];
  place.next = PHASES[(at + 1) % PHASES.length];
  place.instance += 1;
  place.step = 1 + (place.step % place.of);
  clock.due = Date.now() + MINUTES * 60_000;
  for (const each of ["a", "b"]) {
    const mine = g.own[each];
    if (mine.given.length) fill(mine.given, []);
    mine.swaps_left = 0;
    mine.done = at === 0 ? each !== lead : at === 1 ? each === lead : false;
    mine.partner_done = at === 0 ? each === lead : at === 1 ? each !== lead : false;
  }
  if (at === 1) fill(options, g.kept.options);
}

/** What is wrong with a command, or null. */
function refused(g, seat, c) {
  const { place, clock, stage } = g.open, leads = seat === place.lead;
  if (stage !== "playing") return "not_playing";
  if (!Number.isInteger(c.id) || c.id !== g.kept.last[seat] + 1) return "out_of_order";
  if (c.phase !== place.instance) return "phase_over";
  if (Date.now() > clock.due + GRACE) return "too_late";
  if (g.own[seat].given.includes(c.ask)) return "already_given";
  switch (place.phase) {
    case "look":
      return c.do === "tap" && c.ask === "seen" && leads ? null : "not_for_you";
    case "show_and_read":
      if (c.do !== "guess" || c.ask !== "read" || leads) return "not_for_you";
      if (!g.open.options.includes(c.card)) return "no_such_card";
      return g.open.guesses.some((guess) => guess.card === c.card) ? "guessed_before" : null;
    default:
      return c.do === "tap" && c.ask === "talked" ? null : "not_for_you";
  }
}

/** Judge a command and make what it changes. An error's code, or null. `guess` makes an entry of the list of guesses. */
export function act(g, seat, c, guess = (card, nearness) => ({ card, nearness })) {
  const error = refused(g, seat, c);
  if (error) return error;
  const { open, own, kept } = g;
  open.seq += 1;
  kept.last[seat] = c.id;
  switch (open.place.phase) {
    case "look":
      enter(g, 1);
      break;
    case "show_and_read": {
      const nearness = c.card === kept.card ? "hit" : FAMILIES[c.card] === FAMILIES[kept.card] ? "family" : "miss";
      kept.tries += 1;
      if (nearness !== "hit" && kept.tries < TRIES) {
        open.guesses.push(guess(c.card, nearness));
        break;
      }
      kept.hits += nearness === "hit";
      fill(open.guesses, []);
      open.outcome.card = c.card;
      open.outcome.nearness = nearness;
      enter(g, 2);
      own[other(open.place.lead)].card = kept.card;
      break;
    }
    default:
      own[seat].given.push(c.ask);
      own[seat].done = own[other(seat)].partner_done = true;
      if (own[other(seat)].done) turn(g);
  }
  return null;
}

/** What one of the two is shown: the fields of our view, left out where they say nothing, as ours are. */
export function view(g, seat) {
  const { seq, stage, seats, place, clock, options, guesses, outcome } = g.open, mine = g.own[seat];
  const { turn, turns, ...rest } = place;
  const shown = { you: seat, stage, seats, place: { ...rest, turn: [turn, turns] }, clock };
  if (mine.given.length) shown.given = mine.given;
  if (mine.done) shown.done = true;
  if (mine.partner_done) shown.partner_done = true;
  if (mine.card) shown.card = mine.card;
  if (mine.swaps_left) shown.swaps_left = null;
  if (options.length) shown.options = options;
  if (guesses.length) shown.guesses = guesses;
  if (outcome.card) shown.outcome = outcome;
  return { seq, view: shown };
}
