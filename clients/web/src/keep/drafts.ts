/**
 * What was entered and not given yet: kept to this tab while its step lasts, so that a reload loses nothing. The private check, the level and
 * the gauge never come here, and nothing here is ever sent.
 */
import type { Value } from "../core/sealed.ts";
import { isMap } from "../wire/codec.ts";
import type { Shelf } from "./shelf.ts";

/** What was entered in a phase, by ask. */
export type Entries = { readonly [ask: string]: Value };

/** Entries by phase instance. */
export type Drafts = { readonly [instance: string]: Entries };

const KEY = "viceversa.drafts";

/** With one more entry; undefined takes it away. */
export function entered(drafts: Drafts, instance: number, ask: string, value: Value | undefined): Drafts {
  const { [ask]: _, ...others } = drafts[instance] ?? {};
  const entries = value === undefined ? others : { ...others, [ask]: value };
  if (Object.keys(entries).length > 0) return { ...drafts, [instance]: entries };
  const { [instance]: __, ...rest } = drafts;
  return rest;
}

/** What was entered for these asks. */
export function only(entries: Entries, asks: readonly string[]): Entries {
  return Object.fromEntries(Object.entries(entries).filter(([ask]) => asks.includes(ask)));
}

/** What was entered in other phases than the one under way: it was not sealed in time, and stays with its writer to be read. */
export function leftOver(drafts: Drafts, instance: number): readonly Entries[] {
  return Object.entries(drafts).flatMap(([key, entries]) => (key === String(instance) ? [] : [entries]));
}

export function keepDrafts(shelf: Shelf, session: string, drafts: Drafts): void {
  shelf.put(KEY, Object.keys(drafts).length > 0 ? JSON.stringify({ session, drafts }) : null);
}

/** The drafts of that session; none where there are none, or they cannot be read. */
export function keptDrafts(shelf: Shelf, session: string): Drafts {
  try {
    const kept: unknown = JSON.parse(shelf.get(KEY) ?? "null");
    return isMap(kept) && kept["session"] === session && isMap(kept["drafts"]) ? (kept["drafts"] as Drafts) : {};
  } catch {
    return {};
  }
}
