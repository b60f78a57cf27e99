/**
 * The gauge: how I am, for myself alone. Only "too much" is ever sent, as a command that says no more than that; what was chosen is put down
 * nowhere, not here either, so nothing looks different afterwards. No sound, light or movement comes with it.
 */
import { device, state } from "../here.ts";
import { say } from "../say/say.ts";
import { tell } from "./queue.ts";

/** What may be chosen, from calm to over the line. */
export const LEVELS = ["steady", "stirred", "full", "too-much"] as const;
export type Level = (typeof LEVELS)[number];

/** How long the pebble is held until that means "too much", ms. */
export const HOLD = 600;

/** Whether a choice is one that the server has to hear of. */
export function sends(level: Level): boolean {
  return level === "too-much";
}

/** A choice was made. A reader hears "Noted.", whatever it was. */
export function chosen(level: Level): void {
  if (sends(level) && state.view.value?.stage === "playing") void device.do({ do: "over" });
  tell(say("gauge-noted"));
}
