/** What the phase's clock means for what is entered: how near its end is, and when one may go on. It draws again at those moments alone. */
import { useEffect, useState } from "preact/hooks";
import { device, state } from "../here.ts";
import { face } from "../state/clock.ts";
import type { View } from "../wire/messages.ts";

/** Seconds before the end from which on more time is offered. */
const LOW = 20;

export interface Stretch {
  /** The time is up: nothing more is taken. */
  readonly closed: boolean;
  /** It will be up soon. */
  readonly low: boolean;
}

/** How near the end of the phase is. */
export function useStretch(view: View): Stretch {
  const due = view.clock?.running === true ? (view.clock.due ?? null) : null;
  const link = state.link.value;
  const now = device.storeNow();
  useMoment(due === null ? null : now < due - LOW * 1000 ? due - LOW * 1000 : now < due ? due : null);
  const shown = face(view, now, link.kind === "down" ? link.since : null);
  if (shown.kind !== "timed" || shown.held) return { closed: false, low: false };
  return { closed: shown.seconds === 0, low: shown.seconds <= LOW };
}

/** Whole seconds until one may go on, counted down; 0 when one may. */
export function useLeast(view: View): number {
  const least = view.clock?.least ?? null;
  const left = least === null ? 0 : Math.max(0, least - device.storeNow());
  useMoment(left > 0 ? device.storeNow() + (left % 1000 || 1000) : null);
  return Math.ceil(left / 1000);
}

function useMoment(at: number | null): void {
  const [, draw] = useState(0);
  useEffect(() => {
    if (at === null) return;
    const timer = setTimeout(() => draw((n) => n + 1), Math.max(0, at - device.storeNow()) + 1);
    return () => clearTimeout(timer);
  });
}
