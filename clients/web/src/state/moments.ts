/** The moments of a phase's clock that are told: half of it, and the last ten seconds. Pure; a clock that is held has none. */
import type { View } from "../wire/messages.ts";
import { SOON } from "./clock.ts";

export interface Moment {
  readonly id: "halfway" | "ten-seconds";
  /** Store time. */
  readonly at: number;
}

/** A phase this short has no half that is worth a word, ms. */
const SHORT = 60_000;

/** What is still to come of a clock that runs. `whole` is how long the phase is in all, ms, as far as this device has seen it. */
export function moments(view: View, now: number, whole: number): readonly Moment[] {
  const due = view.interlude == null && view.clock?.running === true ? (view.clock.due ?? null) : null;
  if (due === null) return [];
  const all: Moment[] = [{ id: "ten-seconds", at: due - SOON * 1000 }];
  if (whole >= SHORT) all.unshift({ id: "halfway", at: due - whole / 2 });
  return all.filter((one) => one.at > now);
}

/** Milliseconds that are left of the phase's clock, running or held; null without a limit. */
export function leftOf(view: View, now: number): number | null {
  const clock = view.clock ?? null;
  if (clock === null) return null;
  return clock.running ? (clock.due == null ? null : clock.due - now) : (clock.left ?? null);
}
