/**
 * How long a note is shown that is said in passing. It is counted from when it was first on a screen, and belongs to no screen: the next one shows a
 * note for what is left of its time, and never once more from the start.
 */
import { signal } from "@preact/signals";
import type { Note } from "../state/state.ts";

/** How long each kind stays, ms: something told, and why something was refused. */
const STAYS: Readonly<Record<Note["kind"], number>> = { told: 8_000, refused: 20_000 };

/** The newest note that had its time. */
const gone = signal(0);

let timed = 0;

/** Whether this note is still to be shown. */
export function isPassing(note: Note): boolean {
  return note.n > gone.value;
}

/** Note that it is on a screen now; its time runs from the first time that this is said. */
export function pass({ kind, n }: Note): void {
  if (n <= timed) return;
  timed = n;
  setTimeout(() => {
    gone.value = Math.max(gone.value, n);
  }, STAYS[kind]);
}
