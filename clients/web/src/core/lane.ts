/**
 * The private check: from a person's own four answers to a lane, on their own device. Only the lane is ever sent. The answers are used once
 * and dropped: nothing here keeps or shows them.
 */
import type { SetLane } from "../wire/messages.ts";

export interface Check {
  readonly adult: "yes" | "no";
  readonly freeToSayNo: "yes" | "no" | "skip";
  readonly worried: "no" | "yes" | "skip";
  readonly now: "ok" | "very_upset" | "drunk_or_high" | "crisis";
}

/** The lane of one person's answers. The first rule that fits counts, and a skipped question counts as the careful answer. */
export function laneOf(check: Check): SetLane["lane"] {
  if (check.adult === "no") return "blocked";
  if (check.now === "crisis") return "stop";
  return check.freeToSayNo === "yes" && check.worried === "no" && check.now === "ok" ? "standard" : "light";
}
