/** The stretch of a session that must not be interrupted: one phase, or one stage outside of play. Pure. */
import type { View } from "../wire/messages.ts";

/** A name for it that changes when it ends; null without a room. */
export function stretch(view: View | null): string | null {
  return view === null ? null : `${view.stage} ${view.place?.instance ?? ""}`;
}
