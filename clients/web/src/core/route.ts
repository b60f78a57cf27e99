/**
 * When to try again after a connection is lost: at once first, then slower; and what a close code says about it. Pure: it never waits.
 * A page may connect only to where it came from, so there is one address and no other to go to.
 */

export const FIRST_WAIT = 250;
export const LONGEST_WAIT = 5_000;

/** How much longer each wait may be than the one before: slow enough that a server which is back within seconds is found at once. */
const GROWTH = 1.25;

/** Failed tries that a server counts for which asks for some seconds' patience. */
const HURRIED = 15;

/** Whether a close code says: do not come back by yourself. */
export function stops(code: number): boolean {
  return code >= 4200 && code <= 4299;
}

/** How many failed tries a close code counts for. */
export function failedBy(code: number, failed: number): number {
  return code >= 4300 && code <= 4399 ? Math.max(failed, HURRIED) : failed;
}

/** Milliseconds before the next try, after so many failed ones; `random` is from 0 to 1, so that devices do not come back in step. */
export function waitFor(failed: number, random: number): number {
  if (failed === 0) return 0;
  const most = Math.min(LONGEST_WAIT, FIRST_WAIT * GROWTH ** Math.min(failed - 1, 32));
  return Math.max(FIRST_WAIT, most / 2 + (most / 2) * random);
}

const FOR_GOOD: ReadonlySet<string> = new Set(["sent_out", "erased", "gone", "no_seat"]);

/** Whether the seat is gone for good, so that what this device kept of it has no use any more. */
export function forgets(closing: string): boolean {
  return FOR_GOOD.has(closing);
}

const STOPPING: Readonly<Record<number, string>> = {
  4201: "moved",
  4202: "sent_out",
  4203: "erased",
  4204: "gone",
  4205: "no_seat",
  4206: "malformed",
  4207: "unseated",
};

/** The name of a close code that stops; one that is not known means that there is no seat here. */
export function closingOf(code: number): string {
  return STOPPING[code] ?? "no_seat";
}

/** Whether a refusal of `resume` is the end of the seat. */
export function ends(code: string): boolean {
  return Object.values(STOPPING).includes(code);
}
