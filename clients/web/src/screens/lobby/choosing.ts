/**
 * What may be chosen as things stand: programmes and exercises that fit, in the bundle's order. Pure. What does not fit is left out and never
 * shown as locked; only what both devices are told alike is looked at, so that nothing of a partner's level or check can be read from it.
 */
import type { DeviceBundle, LobbyView } from "../../wire/messages.ts";

/** The name that a list put together by hand is picked under. */
export const BY_HAND = "by_hand";

/** The most exercises that may be put together. */
export const MOST = 12;

export interface Offer {
  readonly name: string;
  readonly title: string;
  readonly about: string;
  readonly minutes: number;
}

/** Exercises that can be played: in the light lane, those in which nobody speaks as the other. */
export function exercises(words: DeviceBundle, lane: LobbyView["lane"]): readonly string[] {
  return Object.keys(words.exercises).filter((name) => fits(words, name, lane));
}

/** Programmes that can be played as they are; where there are none, those of which something can be played. */
export function programmes(words: DeviceBundle, lane: LobbyView["lane"]): readonly Offer[] {
  const fit = (part: string) => fits(words, part, lane);
  const all = Object.entries(words.programmes);
  const whole = all.filter(([, { exercises: parts }]) => parts.every(fit));
  const offers = whole.length > 0 ? whole : all.filter(([, { exercises: parts }]) => parts.some(fit));
  return offers.map(([name, { title, about, minutes }]) => ({ name, title, about, minutes }));
}

function fits(words: DeviceBundle, exercise: string, lane: LobbyView["lane"]): boolean {
  const phases = Object.values(words.exercises[exercise]?.phases ?? {});
  return phases.length > 0 && (lane !== "light" || phases.every((phase) => phase.in_role !== true));
}

/** The titles of a list of exercises, in its order. */
export function titles(words: DeviceBundle, list: readonly string[]): readonly string[] {
  return list.map((name) => words.exercises[name]?.title ?? name);
}

/** The list with one of its places moved up (-1) or down (1); as it is where there is no further to go. */
export function moved(list: readonly string[], place: number, by: -1 | 1): readonly string[] {
  const [one, other] = [list[place], list[place + by]];
  if (one === undefined || other === undefined) return list;
  return list.map((name, at) => (at === place ? other : at === place + by ? one : name));
}

/** The list without one of its places. */
export function removed(list: readonly string[], place: number): readonly string[] {
  return list.filter((_, at) => at !== place);
}
