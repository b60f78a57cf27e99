/** What is said of an entry, put together from our sentences. The same words serve the page and its copy that needs no script. */
import type { Entry } from "./entries.ts";

/** A sentence by its id, in some language. */
export type Say = (id: string, values?: Readonly<Record<string, string>>) => string;

/** The name of a country in a language; its letters where the browser does not know it. */
export function countryIn(language: string, code: string): string {
  return named(language, "region", code);
}

/** For whom, when, and in which languages. */
export function tellsOf(entry: Entry, language: string, say: Say): string {
  const spoken = entry.languages.map((tag) => (tag === "+" ? say("support-others") : named(language, "language", tag)));
  return [say(`support-for-${entry.whom}`), say(`support-hours-${entry.hours}`), spoken.join(", ")].join(" · ");
}

/** What stands on the link that writes to it. */
export function writesTo(text: NonNullable<Entry["text"]>, say: Say): string {
  if (text.by !== undefined) return say("support-write-by", { by: text.by, number: text.to });
  if (text.word !== undefined) return say("support-write-word", { word: text.word, number: text.to });
  return say("support-write", { number: text.to });
}

/** A number as a link dials it. */
export function digits(number: string): string {
  return number.replace(/[^\d+]/g, "");
}

/** The part of an address that a person would call its name. */
export function hostOf(address: string): string {
  return address.replace(/\/.*/, "").replace(/^www\./, "");
}

function named(language: string, type: "region" | "language", code: string): string {
  try {
    return new Intl.DisplayNames([language], { type }).of(code) ?? code;
  } catch {
    return code;
  }
}
