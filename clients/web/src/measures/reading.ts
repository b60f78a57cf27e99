/**
 * From numbers to what may be said: names of sentences, each addressed to whom it concerns. What is about a guess goes to the one who guessed,
 * and to nobody else. What is about the couple goes to both, and takes both directions without an order, so that nobody stands above the other.
 * Below the thresholds the answer is "not enough yet". The bounds and their reasons are in docs/measures.md; the sentences in the catalogues.
 */
import { type Absent, isAbsent, type Measured, none } from "./absent.ts";
import { type AnswerSet, gathered, isCount, type Pairs, pairs, read, type Scale, span, triples } from "./answers.ts";
import { correctedTogether } from "./closeness.ts";
import { feltDifference, SLIDER } from "./felt.ts";
import { type Interval, wilson } from "./intervals.ts";
import { mean } from "./moments.ts";
import { truthAndBias } from "./projection.ts";
import { actualSimilarity, bias } from "./tracking.ts";

/** Items that both answered, in each direction, before closeness is spoken of. */
export const LEAST_FOR_CLOSENESS = 6;

/** Items with all three answers, over all cards of a session, before bias or leaning is spoken of. */
export const LEAST_FOR_LEANING = 12;

/** Corrected closeness from which on it is often close, and close here and there. */
const [OFTEN_CLOSE, SOMETIMES_CLOSE] = [0.5, 0.2];

/** By how much one force has to be above the other, and by how many standard errors as well. */
const [LEANING, SURE] = [0.2, 1.645];

/** Up to this mean error, as a share of the scale, two people are not far apart, whatever chance would give: one step from 1 to 7. */
const LITTLE = 1 / 6;

/** Bias that is spoken of, as a share of the scale: half a step from 1 to 7. */
const STRONGER = 0.5 / 6;

/** How far apart, as a share of the scale, a guess must lie for its item to be worth asking about: two steps from 1 to 7. */
const APART = 1 / 3;

/** Up to this share of the scale, felt and thought are the same. */
const FELT_ALIKE = 0.1;

/** The name of a message; the catalogues have its words under `meaning-` and this name. */
export type Name =
  | "often_close"
  | "here_and_there"
  | "little_between"
  | "far_apart"
  | "not_enough_yet"
  | "all_the_same"
  | "furthest_apart"
  | "leaned_on_own_view"
  | "followed_partners_view"
  | "sees_it_stronger"
  | "sees_it_milder"
  | "too_alike_to_tell"
  | "items_have_changed"
  | "found_feelings"
  | "found_with_second"
  | "found_none_yet"
  | "near_ones"
  | "felt_as_thought"
  | "felt_more"
  | "felt_less";

/** What may be said: the message, to whom, what fills its sentence, and the number behind it with how sure it is, on request. */
export interface Reading {
  readonly name: Name;
  readonly to: "both" | "guesser";
  readonly item?: number;
  readonly found?: number;
  readonly second?: number;
  readonly of?: number;
  readonly number?: Measured;
  readonly interval?: Interval | Absent;
}

/**
 * How close the two guesses of one card, or of one session, came together: to both. It takes two directions with six items each; less is not
 * enough yet, so that no sentence is about one guesser alone.
 */
export function ofCouple(directions: readonly AnswerSet[]): Reading {
  const [first] = directions;
  if (first === undefined) return { name: "not_enough_yet", to: "both", number: none("not_enough"), of: 0 };
  if (directions.some((one) => !same(one.scale, first.scale)))
    return { name: "items_have_changed", to: "both", number: none("changed_items") };
  const both = directions.map((one) => pairs(one.guess, one.truth, one.scale));
  const number = both.length === 2 ? correctedTogether(both, LEAST_FOR_CLOSENESS) : none("not_enough");
  return { name: closenessOf(number, both, first.scale), to: "both", number, of: both.flat().length };
}

function closenessOf(number: Measured, both: readonly Pairs[], scale: Scale): Name {
  if (isAbsent(number)) return number.absent === "flat" ? "all_the_same" : "not_enough_yet";
  if (number >= OFTEN_CLOSE) return "often_close";
  if (number >= SOMETIMES_CLOSE) return "here_and_there";
  const off = mean(both.flat().map(([g, t]) => Math.abs(g - t)));
  return off <= LITTLE * span(scale) ? "little_between" : "far_apart";
}

/**
 * The item of one card at which the guesses of both together missed most, from 0: to both. Null when nothing lies far apart. Only items that were
 * guessed in both directions count, so that it says nothing of one guesser.
 */
export function furthestApart(directions: readonly AnswerSet[]): Reading | null {
  const [one, other] = directions;
  if (one === undefined || other === undefined || directions.length !== 2 || !same(one.scale, other.scale)) return null;
  const [mine, theirs] = [missed(one), missed(other)];
  const together = mine.map((each, n) => {
    const beside = theirs[n] ?? null;
    return each === null || beside === null ? -1 : each + beside;
  });
  const most = Math.max(-1, ...together);
  if (most < 0 || most < 2 * APART * span(one.scale)) return null;
  return { name: "furthest_apart", to: "both", item: together.indexOf(most) };
}

/**
 * What one guesser's guesses of a session say about guessing: to that guesser alone. At most two; none where there is nothing to say.
 * Projection: own view above the truth by 0.2 (leaned), truth above the own view by 0.2 (followed), and either by 1.645 standard errors, so that
 * blind guesses are seldom taken for a leaning. Bias: above half a step of seven.
 */
export function ofGuesser(sets: readonly AnswerSet[]): readonly Reading[] {
  const whole = gathered(sets);
  if (isAbsent(whole)) return [nothing(whole)];
  if (triples(whole.guess, whole.truth, whole.own, whole.scale).length < LEAST_FOR_LEANING)
    return [nothing(none("not_enough"))];
  return [leaning(whole), strength(whole)].filter((reading) => reading !== null);
}

/** Feelings that the two found: in all, of these on a second guess, and others that came near, of so many that were read: to both. */
export function ofCharades(found: number, second: number, near: number, of: number): readonly Reading[] {
  if (![found, second, near, of].every(isCount) || of === 0 || second > found || found + near > of) return [];
  const name = found === 0 ? "found_none_yet" : second > 0 ? "found_with_second" : "found_feelings";
  const first = found - second;
  const said: Reading = { name, to: "both", found, second, of, number: first / of, interval: wilson(first, of) };
  return near > 0 ? [said, { name: "near_ones", to: "both", found: near, of }] : [said];
}

/** Whether the speaker felt as understood as the listener thought: to the listener, who guessed. */
export function ofListening(predicted: unknown, felt: unknown, scale: Scale = SLIDER): Reading {
  const difference = feltDifference(predicted, felt, scale);
  if (isAbsent(difference)) return nothing(difference);
  const near = difference.size <= FELT_ALIKE * span(scale);
  const name = near ? "felt_as_thought" : difference.signed > 0 ? "felt_less" : "felt_more";
  return { name, to: "guesser", number: difference.signed };
}

function leaning(whole: AnswerSet): Reading | null {
  const forces = truthAndBias(whole.guess, whole.truth, whole.own, whole.scale, LEAST_FOR_LEANING);
  if (isAbsent(forces)) {
    const alike = forces.absent === "alike" && sameWay(whole);
    return alike ? { name: "too_alike_to_tell", to: "guesser", number: forces } : null;
  }
  const by = forces.projection - forces.truth;
  if (isAbsent(forces.unsure) || Math.abs(by) <= Math.max(LEANING, SURE * forces.unsure)) return null;
  return { name: by > 0 ? "leaned_on_own_view" : "followed_partners_view", to: "guesser", number: by };
}

/** Whether what cannot be told apart runs the same way: answers that are each other's reverse are not alike. */
function sameWay(whole: AnswerSet): boolean {
  const r = actualSimilarity(whole.truth, whole.own, whole.scale);
  return !isAbsent(r) && r > 0;
}

function strength(whole: AnswerSet): Reading | null {
  const number = bias(whole.guess, whole.truth, whole.scale, LEAST_FOR_LEANING);
  if (isAbsent(number) || Math.abs(number) <= STRONGER * span(whole.scale)) return null;
  return { name: number > 0 ? "sees_it_stronger" : "sees_it_milder", to: "guesser", number };
}

function missed(one: AnswerSet): (number | null)[] {
  return one.guess.map((each, n) => {
    const [g, t] = [read(one.scale, each), read(one.scale, one.truth[n])];
    return g === null || t === null ? null : Math.abs(g - t);
  });
}

function same(one: Scale, other: Scale): boolean {
  return one.low === other.low && one.high === other.high;
}

function nothing(why: Absent): Reading {
  const name = why.absent === "changed_items" ? "items_have_changed" : "not_enough_yet";
  return { name, to: "guesser", number: why };
}
