/**
 * Our own words, in the person's language, from Fluent catalogues, one file a language: what the way in
 * says comes first, what is said from the first card on comes with the screens of play. A name inside a sentence is isolated, so
 * that its direction does not turn the sentence around. Words of exercises come from the bundle and are not here.
 */
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import { computed, signal } from "@preact/signals";
import { mirrored } from "./mirrored.ts";

/** The languages there are, by their own names. */
export const LANGUAGES = { en: "English", es: "Español" } as const;
export type Language = keyof typeof LANGUAGES;

/** A made-up language that is written from right to left: for trying layouts, never offered. */
export const PSEUDO = "x-rtl";

type Fetched = Promise<{ readonly default: string }>;

const TEXTS: { readonly [language in Language]: { readonly wayIn: () => Fetched; readonly play: () => Fetched } } = {
  en: { wayIn: () => import("./en.ftl?way-in"), play: () => import("./en.ftl?play") },
  es: { wayIn: () => import("./es.ftl?way-in"), play: () => import("./es.ftl?play") },
};

/** What is said from the first card on, in each language, once that is here. */
const ofPlay: { [language in Language]: string } = { en: "", es: "" };

interface Catalogue {
  readonly language: Language;
  readonly pseudo: boolean;
  readonly bundle: FluentBundle;
}

const catalogue = signal<Catalogue | null>(null);

/** The language that is spoken now. */
export const language = computed<Language>(() => catalogue.value?.language ?? "en");

/** Which way it is written. */
export const direction = computed<"ltr" | "rtl">(() => (catalogue.value?.pseudo === true ? "rtl" : "ltr"));

/** The first of the wished languages that is there, English where none is. */
export function chosen(wished: readonly string[]): Language {
  const known = wished.map((tag) => tag.toLowerCase().split("-")[0] ?? "").find((tag) => tag in LANGUAGES);
  return (known ?? "en") as Language;
}

/** Speak a language from now on; its catalogue is loaded first. */
export async function speak(tag: string): Promise<void> {
  const spoken = chosen([tag]);
  const { default: wayIn } = await TEXTS[spoken].wayIn();
  const text = `${wayIn}\n${ofPlay[spoken]}`;
  catalogue.value = { language: spoken, pseudo: tag === PSEUDO, bundle: bundled(spoken, text, tag === PSEUDO) };
}

/** Have the words of play from now on, in every language: the network may be away when somebody wants another one. */
export async function speakOfPlay(): Promise<void> {
  const tags = Object.keys(LANGUAGES) as Language[];
  const texts = await Promise.all(tags.map((tag) => TEXTS[tag].play()));
  for (const [at, tag] of tags.entries()) ofPlay[tag] = texts[at]?.default ?? "";
  await speak(catalogue.peek()?.pseudo === true ? PSEUDO : language.peek());
}

/** A catalogue's text as a bundle. Throws for a text with a mistake in it. */
export function bundled(tag: string, text: string, pseudo = false): FluentBundle {
  const bundle = new FluentBundle(tag, pseudo ? { transform: mirrored } : {});
  const [mistake] = bundle.addResource(new FluentResource(text));
  if (mistake !== undefined) throw mistake;
  return bundle;
}

/** A sentence of ours by its id. An id that is not there is shown as it is, so that a screen never stays empty. */
export function say(id: string, values: Readonly<Record<string, FluentVariable>> = {}): string {
  return maybe(id, values) ?? id;
}

/** The same, but null where there is no such id: for codes of the server that have a sentence of their own only sometimes. */
export function maybe(id: string, values: Readonly<Record<string, FluentVariable>> = {}): string | null {
  const bundle = catalogue.value?.bundle;
  const pattern = bundle?.getMessage(id)?.value;
  if (bundle === undefined || pattern == null) return null;
  const mistakes: Error[] = [];
  const said = bundle.formatPattern(pattern, { ...values }, mistakes);
  return mistakes.length === 0 ? said : without(id, said, mistakes);
}

/** What stands where nothing was given to fill in, with the marks around it and the blank before it. */
const NOT_FILLED = /\s?\u2068?\{[^{}]*\}\u2069?/g;

/** The sentence without what was not given: a screen with a word less is better than no screen. The browser is told, and so is any test. */
function without(id: string, said: string, mistakes: readonly Error[]): string {
  if ("reportError" in globalThis)
    reportError(new Error(`${id}: ${mistakes.map(({ message }) => message).join("; ")}`));
  return said.replaceAll(NOT_FILLED, "").trim();
}

/**
 * A moment as a time of day, such as 21:40, as it is written where the browser's person lives, where that is the language spoken; with
 * the day of the week where it may be another day than this.
 */
export function timeOfDay(ms: number, day?: "long"): string {
  const own = navigator.languages.find((tag) => tag.split("-")[0] === language.value) ?? language.value;
  const { hour12 } = new Intl.DateTimeFormat(own, { hour: "numeric" }).resolvedOptions();
  const hour = hour12 === true ? "numeric" : "2-digit"; // "0:18" would read as a span of time
  return new Intl.DateTimeFormat(own, { weekday: day, hour, minute: "2-digit" }).format(ms);
}
