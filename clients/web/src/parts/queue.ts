/**
 * The one polite queue of what a reader of the screen hears in passing. Each sentence stays long enough to be read, and a few are shown as a
 * bar as well. It never says what a partner does in private.
 */
import { signal } from "@preact/signals";

export interface Told {
  readonly n: number;
  readonly text: string;
  /** Shown as well as read. */
  readonly seen: boolean;
}

/** How long a sentence stays, ms. */
const STAYS = 8_000;

export const queue = signal<readonly Told[]>([]);

let count = 0;

export function tell(text: string, seen = false): void {
  count += 1;
  const told = { n: count, text, seen };
  queue.value = [...queue.value, told];
  setTimeout(() => (queue.value = queue.value.filter((one) => one !== told)), STAYS);
}
