/**
 * Which sheet is laid over the screen: one at a time, and none is the rule. Whoever opens one writes its name here, and what closes one
 * (its own buttons, Esc, the way back of a browser) writes null. It is of this page alone: nothing of it is kept or sent.
 */
import { signal } from "@preact/signals";

/** The sheets there are. */
export type Sheet = "stop" | "gauge" | "send-out" | "add-host" | "move" | "shared" | "end";

export const laid = signal<Sheet | null>(null);

/** Ask whether to stop for today. */
export function askToStop(): void {
  laid.value = "stop";
}

/** Take the sheet away. */
export function lift(): void {
  laid.value = null;
}
