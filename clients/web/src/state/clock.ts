/**
 * The phase's clock, as a device shows it. Pure: moments are passed in, in the store's time. Whole seconds are rounded up, so that both phones
 * change their figure at the same moment, and "0" means that the time is up.
 */
import type { View } from "../wire/messages.ts";

/** What the clock shows: nothing to show, no limit, or seconds left; `held` while they do not pass. */
export type Face =
  { readonly kind: "none" | "open" } | { readonly kind: "timed"; readonly seconds: number; readonly held: boolean };

/** Milliseconds without a link after which the clock is shown as held. */
const GRACE = 2_000;

/** When the last stretch begins, seconds. */
export const SOON = 10;

/** The face of the clock at `now`; `lost` is the store time at which the link went, null while it is up. */
export function face(view: View, now: number, lost: number | null): Face {
  const clock = view.clock ?? null;
  if (clock === null) return { kind: "none" };
  const due = clock.due ?? null;
  const left = clock.left ?? null;
  if (clock.running && due !== null) {
    const held = lost !== null && now - lost > GRACE;
    return { kind: "timed", seconds: seconds(due - (held ? lost : now)), held };
  }
  return left === null ? { kind: "open" } : { kind: "timed", seconds: seconds(left), held: true };
}

/** Milliseconds until the face changes by itself; null when it does not. */
export function changesIn(view: View, now: number): number | null {
  const clock = view.clock ?? null;
  const due = clock?.running === true ? (clock.due ?? null) : null;
  if (due === null || due <= now) return null;
  return (due - now) % 1000 || 1000;
}

/** Seconds as minutes and seconds, such as 1:05. */
export function span(all: number): string {
  return `${Math.floor(all / 60)}:${String(all % 60).padStart(2, "0")}`;
}

function seconds(ms: number): number {
  return Math.max(0, Math.ceil(ms / 1000));
}
