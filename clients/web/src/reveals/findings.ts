/**
 * What the measures say of a session's answers. What is about a guess is for its guesser alone; what is for both is the same on both screens. In the
 * light lane no feeling is counted, nor on a screen that did not see all of it. Pure; the sentences are in the catalogues.
 */
import { complete, type Witness } from "../core/witness.ts";
import { isAbsent } from "../measures/absent.ts";
import { type AnswerSet, gathered } from "../measures/answers.ts";
import { furthestApart, ofCharades, ofCouple, ofGuesser, type Reading } from "../measures/reading.ts";
import type { PartnerSeat } from "../state/state.ts";
import { answerSet, type Profile, profilesOf } from "./profiles.ts";
import { itemName, PARTNERS, type Released } from "./released.ts";

/** A reading, with the item that it names. */
export interface Finding {
  readonly reading: Reading;
  readonly item: string;
}

/** What both may read. */
export function forBoth(released: Released, witness: Witness): readonly Finding[] {
  const ofProfiles = [...byExercise(released).values()].flatMap((profiles) => aboutProfiles(released, profiles));
  return [...ofProfiles, ...ofFeelings(witness).map(bare)];
}

/** What both may read of the profiles of one exercise, which are on one scale: how close they came, and where furthest apart, card by card. */
export function aboutProfiles(released: Released, profiles: readonly Profile[]): readonly Finding[] {
  const directions = PARTNERS.map((seat) => gathered(guessesOf(released, profiles, seat)));
  const close = ofCouple(directions.filter((whole): whole is AnswerSet => !isAbsent(whole)));
  const cards = [...new Set(profiles.map(({ card }) => card))];
  const furthest = cards.flatMap((card) => {
    const ofCard = profiles.filter((each) => each.card === card);
    const reading = furthestApart(ofCard.map((each) => answerSet(released, each, null)));
    const part = `${(reading?.item ?? 0) + 1}`;
    const name = itemName(released, ofCard[0]?.exercise ?? "", card, part).replace(/\.$/, "");
    return reading === null ? [] : [{ reading, item: name }];
  });
  return [bare(close), ...furthest];
}

/** Of that, what is worth a place in a file: not that there is nothing to say yet. */
export function worthKeeping(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ reading }) => reading.name !== "not_enough_yet");
}

/** What this device's person alone may read about their own guesses; nothing where it takes more answers than one swap gives. */
export function forMe(released: Released): readonly Finding[] {
  const { you } = released.view;
  if (you === "host") return [];
  return [...byExercise(released).values()].flatMap((profiles) => {
    const sets = guessesOf(released, profiles, you);
    const readings = sets.length > 0 ? ofGuesser(sets) : [];
    return readings.filter(({ name }) => name !== "not_enough_yet").map(bare);
  });
}

/** How many feelings the two found. */
export function ofFeelings(witness: Witness): readonly Reading[] {
  if (witness.kind !== "standard" || !complete(witness.showings)) return [];
  const read = Object.values(witness.showings).filter(({ guesses }) => guesses.length > 0);
  const ends = read.map(({ guesses }) => guesses.at(-1)?.nearness ?? "miss");
  const second = read.filter(({ guesses }, n) => ends[n] === "hit" && guesses.length > 1).length;
  const found = ends.filter((each) => each === "hit").length;
  const near = ends.filter((each) => each !== "hit" && each !== "miss").length;
  return ofCharades(found, second, near, read.length);
}

/** All profiles that were released, by exercise: within one, all are on one scale. */
export function byExercise(released: Released): ReadonlyMap<string, readonly Profile[]> {
  const found = new Map<string, Profile[]>();
  for (const profile of profilesOf(released, released.view.opened ?? []))
    found.set(profile.exercise, [...(found.get(profile.exercise) ?? []), profile]);
  return found;
}

/** One person's guesses, card by card, with that person's own answers beside them. */
export function guessesOf(released: Released, profiles: readonly Profile[], guesser: PartnerSeat): AnswerSet[] {
  return profiles
    .filter((profile) => profile.guesser === guesser)
    .map((profile) => {
      const own = profiles.find((each) => each.about === guesser && each.card === profile.card);
      return answerSet(released, profile, own ?? null);
    });
}

function bare(reading: Reading): Finding {
  return { reading, item: "" };
}
