/**
 * Answers on a scale, and how two or three people's answers to the same items are laid side by side. Whatever cannot be read, lies beside the
 * scale or is missing counts as not given, and its item is left out for all. Nothing in here throws at what somebody else's device has sent.
 */
import { type Absent, none } from "./absent.ts";

/** One answer an item, in the order of the items; null where nothing was given. What it really is, is read by the scale. */
export type Answers = readonly unknown[];

/** A scale of whole numbers with both its ends, such as 1 to 7. One without a lowest and a higher end takes no answer. */
export interface Scale {
  readonly low: number;
  readonly high: number;
}

/** A scale that reaches further than this from nought is none: its answers count as not given. */
const WIDEST = 1_000_000;

/** How far the ends are from each other. */
export function span(scale: Scale): number {
  return scale.high - scale.low;
}

/** The answer, or null when it is none: no number, not whole, or beside the scale. */
export function read(scale: Scale, answer: unknown): number | null {
  if (typeof answer !== "number" || !Number.isInteger(answer)) return null;
  const sound = -WIDEST <= scale.low && scale.low < scale.high && scale.high <= WIDEST;
  return sound && scale.low <= answer && answer <= scale.high ? answer : null;
}

/** Whether it is a whole number from nought, and not beyond what anybody plays. */
export function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= WIDEST;
}

/** Whether it is a number that can be worked with. */
export function isNumber(value: unknown): value is number {
  return typeof value === "number" && Math.abs(value) < 1e300;
}

/** Two people's answers to the same items, where both gave one: [first, second] of each. */
export type Pairs = readonly (readonly [number, number])[];

/** Three sets of answers to the same items, where all are given. */
export type Triples = readonly (readonly [number, number, number])[];

/** The items that both answered. A longer list's rest counts as not given by the other. */
export function pairs(first: Answers, second: Answers, scale: Scale): Pairs {
  return first.flatMap((each, n) => {
    const [one, other] = [read(scale, each), read(scale, second[n])];
    return one === null || other === null ? [] : [[one, other] as const];
  });
}

/** The items that all three answered. */
export function triples(first: Answers, second: Answers, third: Answers, scale: Scale): Triples {
  return first.flatMap((each, n) => {
    const [one, two, three] = [read(scale, each), read(scale, second[n]), read(scale, third[n])];
    return one === null || two === null || three === null ? [] : [[one, two, three] as const];
  });
}

/** What answers were given to: a card of a deck, as that version of the deck words it; `lines` is the `printOf` the card's lines. */
export interface Source {
  readonly deck: string;
  readonly version: string;
  readonly card: string;
  readonly lines: string;
}

/**
 * A short hash of a card's lines, so that other lines are known as such even where the deck's version was not raised. FNV-1a of 32 bits, in eight
 * digits, over the UTF-8 bytes of the lines with a newline after each; the Python library gives the same.
 */
export function printOf(lines: readonly string[]): string {
  let found = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(lines.map((line) => `${line}\n`).join("")))
    found = Math.imul(found ^ byte, 0x01000193);
  return (found >>> 0).toString(16).padStart(8, "0");
}

/** What a guesser said of one card's items: the guess, the partner's answer and the guesser's own, on one scale. */
export interface AnswerSet {
  readonly source: Source;
  readonly scale: Scale;
  readonly guess: Answers;
  readonly truth: Answers;
  readonly own: Answers;
}

/**
 * One guesser's sets, item after item as if they were one; the source is the last one's. `not_enough` when there are none; `changed_items`
 * when two versions of a deck, other lines of one card, or two scales would be mixed.
 */
export function gathered(sets: readonly AnswerSet[]): AnswerSet | Absent {
  const last = sets.at(-1);
  if (last === undefined) return none("not_enough");
  if (sets.some(({ scale }) => scale.low !== last.scale.low || scale.high !== last.scale.high))
    return none("changed_items");
  const versions = new Set(sets.map(({ source }) => JSON.stringify([source.deck, source.version])));
  if (versions.size > new Set(sets.map(({ source }) => source.deck)).size) return none("changed_items");
  const lines = new Set(sets.map(({ source }) => JSON.stringify([source.deck, source.card, source.lines])));
  const cards = new Set(sets.map(({ source }) => JSON.stringify([source.deck, source.card])));
  if (lines.size > cards.size) return none("changed_items");
  const whole = sets.map(padded);
  return {
    source: last.source,
    scale: last.scale,
    guess: whole.flatMap((each) => each.guess),
    truth: whole.flatMap((each) => each.truth),
    own: whole.flatMap((each) => each.own),
  };
}

/** The same set with lists of one length, so that what follows stays with its items. */
function padded(one: AnswerSet): AnswerSet {
  const longest = Math.max(one.guess.length, one.truth.length, one.own.length);
  const fill = (answers: Answers): Answers => Array.from({ length: longest }, (_, n) => answers[n] ?? null);
  return { ...one, guess: fill(one.guess), truth: fill(one.truth), own: fill(one.own) };
}
