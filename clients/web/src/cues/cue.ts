/**
 * Which cue a change of the view calls for. Pure: an old view and a new one in, at most one cue out. The gauge has none, as nobody may notice
 * it; and nothing a partner does in private has one.
 */
import type { DeviceBundle, View } from "../wire/messages.ts";
import { telling } from "../state/telling.ts";

/** Your turn, ten seconds left, answers opened, time out. */
export type Cue = "turn" | "ten" | "opened" | "pause";

/** The cue between two views; null without a view before, as after a reload. */
export function cueOf(before: View | null, after: View | null, words: DeviceBundle | null): Cue | null {
  if (before === null || after === null || after.stage !== "playing") return null;
  if (after.interlude != null) return before.interlude == null ? "pause" : null;
  if ((after.opened ?? []).length > (before.opened ?? []).length) return "opened";
  const began = before.place?.instance !== after.place?.instance || before.interlude != null;
  return began && telling(after, words)?.turn === "mine" ? "turn" : null;
}
