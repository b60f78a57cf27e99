/**
 * The numbers behind the words, for those who ask, as sentences: with how sure they are, or why there is none. For the couple, and for the guesses of this
 * device's person alone; never one partner's beside the other's.
 */
import type { Witness } from "../core/witness.ts";
import { type Absent, isAbsent, type Measured } from "../measures/absent.ts";
import { type AnswerSet, gathered, pairs } from "../measures/answers.ts";
import { fisher, type Interval } from "../measures/intervals.ts";
import { truthAndBias } from "../measures/projection.ts";
import { LEAST_FOR_CLOSENESS, LEAST_FOR_LEANING, ofCouple } from "../measures/reading.ts";
import { bias, tracking } from "../measures/tracking.ts";
import { language, maybe, say } from "../say/say.ts";
import type { PartnerSeat } from "../state/state.ts";
import { across, nameOf } from "../state/telling.ts";
import { byExercise, guessesOf, ofFeelings } from "./findings.ts";
import type { Profile } from "./profiles.ts";
import { PARTNERS, type Released } from "./released.ts";

export function numbers(released: Released, witness: Witness): readonly string[] {
  const { you } = released.view;
  if (you === "host") return [];
  const all = [...byExercise(released).values()];
  return [...all.flatMap((profiles) => ofProfiles(released, profiles, you)), ...found(witness)];
}

function ofProfiles(released: Released, profiles: readonly Profile[], you: PartnerSeat): readonly string[] {
  const mine = gathered(guessesOf(released, profiles, you));
  const both = PARTNERS.map((seat) => gathered(guessesOf(released, profiles, seat)));
  const close = ofCouple(both.filter((whole): whole is AnswerSet => !isAbsent(whole)));
  const value = shown(close.number ?? 0, LEAST_FOR_CLOSENESS);
  const couple = say("number-close", { value, n: close.of ?? 0 });
  return isAbsent(mine) ? [couple] : [couple, ...ofMine(mine, nameOf(released.view, across(released.view)))];
}

function ofMine({ guess, own, scale, truth }: AnswerSet, partner: string): string[] {
  const n = pairs(guess, truth, scale).length;
  const r = tracking(guess, truth, scale, LEAST_FOR_CLOSENESS);
  const value = shown(r, LEAST_FOR_CLOSENESS) + between(isAbsent(r) ? r : fisher(r, n));
  const level = shown(bias(guess, truth, scale, LEAST_FOR_LEANING), LEAST_FOR_LEANING);
  const forces = truthAndBias(guess, truth, own, scale, LEAST_FOR_LEANING);
  const [drawn, leaning] = isAbsent(forces) ? [forces, forces] : [forces.truth, forces.projection];
  return [
    say("number-tracking", { partner, value, n }),
    say("number-bias", { partner, value: level }),
    say("number-forces", {
      partner,
      truth: shown(drawn, LEAST_FOR_LEANING),
      own: shown(leaning, LEAST_FOR_LEANING),
    }),
  ];
}

function found(witness: Witness): string[] {
  const first = ofFeelings(witness)[0];
  if (first === undefined) return [];
  const { found: all = 0, interval, of = 0, second = 0 } = first;
  const counted = say("number-found", { found: all - second, of, between: interval ? between(interval) : "" });
  const among = new Set(
    Object.values(witness.showings).flatMap(({ guesses, options }) => (guesses.length > 0 ? [options] : [])),
  );
  const [k = 0] = among;
  return among.size === 1 && k > 1 ? [counted, say("number-chance", { k })] : [counted];
}

/** A number with two places, or why there is none. */
function shown(number: Measured, least: number): string {
  if (isAbsent(number)) return maybe(`number-none-${number.absent}`, { least }) ?? say("number-none");
  return rounded(number);
}

function between(interval: Interval | Absent): string {
  if (isAbsent(interval)) return "";
  return say("number-between", { low: rounded(interval.low), high: rounded(interval.high) });
}

/** With two places, as the language writes them; what rounds to nothing has no sign. */
function rounded(number: number): string {
  const near = Math.round(number * 100) / 100;
  const places = new Intl.NumberFormat(language.value, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return places.format(near === 0 ? 0 : near);
}
