/** How much an entry's date is worth. Pure; today is passed in. */
import type { Entry } from "./entries.ts";

/** No person has tried it; somebody has. */
export interface Dated {
  readonly by: "nobody" | "somebody";
  /** Whether that was too long ago: the trying, or, where nobody has, the copying. */
  readonly old: boolean;
}

/** Months after which an entry has to be checked again. */
const MONTHS = 12;

/** What may be said of an entry on that day; days are dates such as 2026-05-01. A date that is none, or is still to come, counts for nothing. */
export function dated(verified: Entry["verified"], copied: string, today: string): Dated {
  const now = Date.parse(today);
  if (verified === null || Number.isNaN(day(verified.on)) || day(verified.on) > now)
    return { by: "nobody", old: now > until(day(copied)) };
  return { by: "somebody", old: now > until(day(verified.on)) };
}

function day(date: string): number {
  return /^\d{4}-\d\d-\d\d$/.test(date) ? Date.parse(date) : Number.NaN;
}

function until(from: number): number {
  const end = new Date(from);
  return end.setUTCMonth(end.getUTCMonth() + MONTHS);
}
