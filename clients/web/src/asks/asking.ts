/**
 * What a phase still wants of this seat, as questions that come one at a time; and what an answer to each may be. Pure: no exercise is
 * known by name, and nothing is judged here but what could not be sent at all.
 */
import type { Value } from "../core/sealed.ts";
import type { Entries } from "../keep/drafts.ts";
import { type Ask, isSealed, type Telling } from "../state/telling.ts";
import type { Command, View } from "../wire/messages.ts";

/** What is put to a person at once: one thing, or all that is asked about one line or one card. */
export interface Question {
  /** The line ("1", "2", ...) or the card that it is about; null where it is about neither. */
  readonly key: string | null;
  readonly about: string;
  readonly asks: readonly Ask[];
}

/** What is done at one go. Whatever is sealed in a phase is one part; being ready comes last. */
export type Part =
  | { readonly kind: "sealed"; readonly asks: readonly Ask[]; readonly questions: readonly Question[] }
  | { readonly kind: "open" | "guess" | "ready"; readonly ask: Ask };

/** The parts that are still open, in the file's order; none once this seat has passed. `called` is what a card is called. */
export function partsOf(told: Telling, view: View, called: (card: string) => string): readonly Part[] {
  if (view.passed === true) return [];
  const parts: Part[] = [];
  const open = told.asks.filter((ask) => !ask.given);
  const sealed = open.filter((ask) => isSealed(ask.words));
  const questions = questionsOf(sealed, told, view, called);
  for (const ask of open) {
    const { kind } = ask.words;
    if (ask === sealed[0] && questions.length > 0) parts.push({ kind: "sealed", asks: sealed, questions });
    else if (kind === "guess" && (view.options ?? []).length > 0) parts.push({ kind: "guess", ask });
    else if (kind === "choice" && !isSealed(ask.words)) parts.push({ kind: "open", ask });
  }
  const ready = open.filter((ask) => ask.words.kind === "ready");
  return [...parts, ...ready.map((ask) => ({ kind: "ready", ask }) as const)];
}

/** What is asked about the same line or card comes together; everything else is a question of its own. */
function questionsOf(
  asks: readonly Ask[],
  told: Telling,
  view: View,
  called: (card: string) => string,
): readonly Question[] {
  const items = (told.card?.items ?? []).map((item, n) => ({ key: String(n + 1), about: item }));
  const hand = (view.hand ?? []).map((card) => ({ key: card, about: called(card) }));
  const found: Question[] = [];
  for (const each of ["items", "hand"] as const) {
    const together = asks.filter((ask) => ask.words.each === each);
    if (together.length === 0) continue;
    for (const one of each === "items" ? items : hand) found.push({ ...one, asks: together });
  }
  for (const ask of asks)
    if ((ask.words.each ?? null) === null) found.push({ key: null, about: ask.words.label, asks: [ask] });
  return found;
}

/** Whether the phase does not wait for any of these. */
export function isOptional(asks: readonly Ask[]): boolean {
  return asks.every((ask) => ask.words.need === false);
}

/** What was entered for an ask, about a line or a card where it is about one. */
export function answerOf(entries: Entries, ask: Ask, key: string | null): string | number | undefined {
  const value = entries[ask.name];
  if (key === null) return typeof value === "object" ? undefined : value;
  return typeof value === "object" ? value[key] : undefined;
}

/** The whole entry of an ask once one answer of it has changed; undefined when nothing is left of it. */
export function changed(
  entries: Entries,
  ask: Ask,
  key: string | null,
  answer: string | number | undefined,
): Value | undefined {
  const kept = answer === "" ? undefined : answer;
  if (key === null) return kept;
  const value = entries[ask.name];
  const others = Object.entries(typeof value === "object" ? value : {}).filter(([each]) => each !== key);
  const all = kept === undefined ? others : [...others, [key, kept] as const];
  return all.length === 0 ? undefined : Object.fromEntries(all);
}

/** Whether a question has no answer yet. */
export function isBlank(question: Question, entries: Entries): boolean {
  return question.asks.every((ask) => answerOf(entries, ask, question.key) === undefined);
}

/** Where to go on after a reload: the first question without an answer, or behind the last. */
export function firstBlank(questions: readonly Question[], entries: Entries): number {
  const found = questions.findIndex((question) => isBlank(question, entries));
  return found < 0 ? questions.length : found;
}

/** How many letters a text is too long, as the server counts them; 0 or less when it fits. */
export function lettersOver(ask: Ask, text: string): number {
  return [...text].length - (ask.words.longest ?? 0);
}

/** By how many letters the texts among these asks are too long. */
export function over(asks: readonly Ask[], entries: Entries): number {
  return asks
    .filter((ask) => ask.words.kind === "text")
    .reduce((sum, ask) => sum + Math.max(0, lettersOver(ask, String(answerOf(entries, ask, null) ?? ""))), 0);
}

/** The command that gives an open choice; how many of it are still missing, as long as some are. */
export function openAnswer(
  ask: Ask,
  instance: number,
  hand: readonly string[],
  entries: Entries,
): Command | { readonly missing: number } {
  if (ask.words.each !== "hand") {
    const value = answerOf(entries, ask, null);
    return value === undefined
      ? { missing: 1 }
      : { do: "answer", phase: instance, ask: ask.name, value: String(value) };
  }
  const picked = hand.flatMap((card) => {
    const value = answerOf(entries, ask, card);
    return value === undefined ? [] : [[card, String(value)] as const];
  });
  if (picked.length < hand.length) return { missing: hand.length - picked.length };
  return { do: "answer", phase: instance, ask: ask.name, value: Object.fromEntries(picked) };
}

/** Where what is sealed is just now, in a word: nowhere, kept here, under way, waiting for the connection, or with the server. */
export type Whereabouts = "none" | "kept" | "flying" | "later" | "sealed";

export function whereabouts(
  given: boolean,
  entries: Entries,
  asks: readonly Ask[],
  flying: boolean,
  up: boolean,
): Whereabouts {
  if (given) return "sealed";
  if (flying) return up ? "flying" : "later";
  return asks.some((ask) => entries[ask.name] !== undefined) ? "kept" : "none";
}

/** How often a signal may still be raised. */
export function signalsLeft(ask: Ask, view: View): number {
  return Math.max(0, (ask.words.times ?? 1) - (view.signals?.[ask.name] ?? 0));
}

/** How many guesses are still free. */
export function guessesLeft(ask: Ask, view: View): number {
  return Math.max(0, (ask.words.tries ?? 1) - (view.guesses ?? []).length);
}
