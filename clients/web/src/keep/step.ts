/** Which step a person is at where the server cannot tell: kept to the tab, so that a reload finds the same screen. It says nothing of what was entered. */
import type { Shelf } from "./shelf.ts";

const KEY = "viceversa.step";

/** Null for a step that the view tells. */
export function keepStep(shelf: Shelf, session: string, step: string | null): void {
  shelf.put(KEY, step === null ? null : `${session} ${step}`);
}

/** The step in that session; "" where none is kept. */
export function keptStep(shelf: Shelf, session: string): string {
  const [of, step = ""] = (shelf.get(KEY) ?? "").split(" ");
  return of === session ? step : "";
}
