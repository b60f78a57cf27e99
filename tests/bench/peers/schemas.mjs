// What Colyseus keeps of a session: the fields of charades.mjs and toy.mjs as schemas that know what changed. `a` and `b` are what one sees.
import { schema, t } from "@colyseus/schema";

const Seat = schema({ name: t.string(), presence: t.string(), ready: t.boolean() }, "Seat");
const Seats = schema({ a: Seat, b: Seat }, "Seats");
const Place = schema({
  programme: t.string(), exercise: t.string(), exercise_n: t.uint8(), exercises: t.uint8(), phase: t.string(), instance: t.uint32(),
  step: t.uint8(), of: t.uint8(), turn: t.uint8(), turns: t.uint8(), lead: t.string(), next: t.string(),
}, "Place");
const Clock = schema({ running: t.boolean(), due: t.float64() }, "Clock");
const Guess = schema({ card: t.string(), nearness: t.string() }, "Guess");
const Own = schema({
  given: t.array("string"), done: t.boolean(), partner_done: t.boolean(), card: t.string(), swaps_left: t.int8(),
}, "Own");
const Charades = schema({
  seq: t.uint32(), stage: t.string(), seats: Seats, place: Place, clock: Clock, options: t.array("string"), guesses: t.array(Guess),
  outcome: Guess, a: t.ref(Own).view(), b: t.ref(Own).view(),
}, "Charades");

const Card = schema({ card: t.string() }, "Card");
const Toy = schema({
  seq: t.uint32(), score: t.uint16(), round: t.uint16(), phase: t.string(), turn: t.string(), last: t.string(), lastCard: t.string(),
  a: t.ref(Card).view(), b: t.ref(Card).view(),
}, "Toy");

const made = (Kind, fields) => Object.assign(new Kind(), fields);

/** A session of charades in schemas. */
export function charades({ open, own, kept }) {
  const { seats, place, clock, outcome, options, guesses, ...rest } = open;
  const state = made(Charades, {
    ...rest, seats: made(Seats, { a: made(Seat, seats.a), b: made(Seat, seats.b) }), place: made(Place, place), clock: made(Clock, clock),
    outcome: made(Guess, outcome), a: made(Own, own.a), b: made(Own, own.b),
  });
  return { open: state, own: { a: state.a, b: state.b }, kept };
}

/** A session of the toy in schemas. */
export function toy({ open, own }) {
  const state = made(Toy, { ...open, a: made(Card, own.a), b: made(Card, own.b) });
  return { open: state, own: { a: state.a, b: state.b } };
}

/** An entry of the list of guesses. */
export const guess = (card, nearness) => made(Guess, { card, nearness });
