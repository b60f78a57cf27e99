/**
 * What a phase tells its person, from the newest view and the words: whose turn it is, what to do, who will see it, what is asked, and what
 * comes next. Pure, and the same for every exercise: no exercise is known by name here.
 */
import type { AskWords, CardWords, DeckWords, DeviceBundle, OpenedView, PhaseWords, View } from "../wire/messages.ts";
import type { PartnerSeat } from "./state.ts";

export type Role = "lead" | "partner";

/** Who may see what is entered: our own sentences in the catalogues, where the exercise's file does not say it itself. */
export type Audience = "nobody" | "both-later" | "both-now" | "server";

export interface Ask {
  readonly name: string;
  readonly words: AskWords;
  readonly given: boolean;
  readonly audience: Audience;
}

/** A field of the card; `instead` tells how to do it another way, and waits until it is asked for. */
export interface Shown {
  readonly field: string;
  readonly words: string;
  readonly instead: boolean;
}

export interface Telling {
  readonly instance: number;
  readonly exercise: string;
  readonly phase: PhaseWords;
  readonly title: string;
  readonly task: string;
  readonly prompts: readonly string[];
  readonly whoSees: string;
  /** What is said when the phase is over; "" for nothing. */
  readonly after: string;
  /** Whose turn it is to do something: mine, the partner's, or both's. */
  readonly turn: "mine" | "partner" | "both";
  /** The seat whose turn it is; null where it is both's. */
  readonly mover: PartnerSeat | null;
  /** Whether whoever has the turn speaks, or shows something, for the other to hear or see. */
  readonly spoken: boolean;
  /** Whether the partners speak as each other. */
  readonly inRole: boolean;
  readonly lead: string;
  readonly asks: readonly Ask[];
  readonly card: CardWords | null;
  /** What this seat is shown of the card, in the file's order. */
  readonly fields: readonly Shown[];
  /** The lines and the questions of the card, where this seat is shown them. */
  readonly items: readonly string[];
  readonly questions: readonly string[];
  /** Whether the card is shown to this seat alone. */
  readonly secret: boolean;
  /** The language of these words; it may be another than the page's. */
  readonly language: string;
  /** The title of what comes next and the minutes that it usually takes, 0 for less than one; null when this exercise ends. */
  readonly next: { readonly title: string; readonly minutes: number } | null;
}

/** The name of a seat's person. */
export function nameOf(view: View, seat: string): string {
  return view.seats[seat]?.name ?? "";
}

/** The seat across from this one; a host looks at the first. */
export function across(view: View): PartnerSeat {
  return view.you === "a" ? "b" : "a";
}

/** Whether nobody has that seat. */
export function isFree(view: View, seat: string): boolean {
  return (view.seats[seat]?.presence ?? "empty") === "empty";
}

/** The role of this seat in the phase under way. */
export function roleOf(view: View): Role {
  return view.place?.lead === view.you ? "lead" : "partner";
}

function showsCard(phase: PhaseWords, role: Role): boolean {
  return (phase.show?.[role] ?? []).some((shown) => shown.startsWith("card."));
}

/** Letters that are written from right to left. */
const FROM_THE_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

/** A name as it stands in a sentence: one from right to left is kept by itself, so that it does not turn the sentence around. */
function kept(name: string): string {
  return FROM_THE_RIGHT.test(name) ? `\u2068${name}\u2069` : name;
}

/** A sentence of the words with the names in it; other braces are left alone. */
export function named(sentence: string, view: View, lead: string): string {
  const names: Readonly<Record<string, string>> = {
    me: nameOf(view, view.you),
    partner: nameOf(view, across(view)),
    lead: nameOf(view, lead),
  };
  return sentence.replace(/\{(me|partner|lead)\}/g, (whole, who: string) => kept(names[who] ?? whole));
}

/** The title of a released phase. */
export function titleOf(view: View, words: DeviceBundle | null, item: OpenedView): string {
  const title = words?.exercises[item.exercise]?.phases[item.phase]?.title ?? "";
  return named(title, view, item.lead ?? "a");
}

/** What the phase under way tells; null outside of play, and while the words are not there. */
export function telling(view: View | null, words: DeviceBundle | null): Telling | null {
  const place = view?.place ?? null;
  if (view === null || place === null || words === null) return null;
  const exercise = words.exercises[place.exercise];
  const phase = exercise?.phases[place.phase];
  if (exercise === undefined || phase === undefined) return null;
  const role = roleOf(view);
  const say = (sentence: string): string => named(sentence, view, place.lead);
  const next = place.next == null ? undefined : exercise.phases[place.next];
  const moving = rolesInMove(phase);
  const mover = moving.length === 1 ? (moving[0] === role ? view.you : across(view)) : null;
  const deck = words.decks[exercise.deck];
  const card = view.card == null ? null : (deck?.cards[view.card] ?? null);
  const shown = phase.show?.[role] ?? [];
  return {
    instance: place.instance,
    exercise: exercise.title,
    phase,
    title: say(phase.title),
    task: say(phase[role]),
    prompts: speaks(phase, role) ? promptsOf(phase, role).map(say) : [],
    whoSees: say(phase.who_sees ?? ""),
    after: say(phase.after ?? ""),
    turn: mover === null ? "both" : mover === view.you ? "mine" : "partner",
    mover: mover === "host" ? null : mover,
    spoken: (phase.open_mics ?? []).length > 0 || performs(phase),
    inRole: place.in_role === true,
    lead: nameOf(view, place.lead),
    asks: asksOf(phase, role, view.given ?? [], say),
    language: words.language,
    secret: showsCard(phase, role) && !showsCard(phase, role === "lead" ? "partner" : "lead"),
    card,
    fields: card === null ? [] : fieldsOf(card, shown, deck?.instead ?? "", say),
    items: shown.includes("card.items") ? (card?.items ?? []).map(say) : [],
    questions: shown.includes("card.questions") ? (card?.questions ?? []).map(say) : [],
    next: next === undefined ? null : { title: say(next.title), minutes: minutesOf(next.usual ?? 60) },
  };
}

/** Whole minutes; 0 for less than one. */
function minutesOf(seconds: number): number {
  return seconds < 60 ? 0 : Math.round(seconds / 60);
}

/** Who has something to do: whoever speaks, else whoever shows a card of their own, else whoever is asked. */
function rolesInMove(phase: PhaseWords): readonly Role[] {
  if (phase.lead === phase.partner) return [];
  if (performs(phase)) return ["lead"];
  const asked = Object.values(phase.asks ?? {}).filter((ask) => ask.kind !== "signal");
  const found = new Set<Role>([...(phase.open_mics ?? []), ...asked.flatMap((ask) => ask.of)]);
  return found.size > 0 ? [...found] : ["lead"];
}

/** The sentences that somebody in that role may lean on. Words that were kept from before there were two lists have one. */
function promptsOf(phase: PhaseWords, role: Role): readonly string[] {
  return (role === "lead" ? phase.prompts : (phase.partner_prompts ?? phase.prompts)) ?? [];
}

/** Whether somebody in that role speaks here, or everybody may: sentences to lean on are theirs. */
function speaks(phase: PhaseWords, role: Role): boolean {
  const mics = phase.open_mics ?? [];
  return mics.length === 0 || mics.includes(role);
}

/** Whether the lead shows, without words, what the other is to guess. */
function performs(phase: PhaseWords): boolean {
  const guessed = Object.values(phase.asks ?? {}).some((ask) => ask.kind === "guess" && !ask.of.includes("lead"));
  return guessed && showsCard(phase, "lead") && !showsCard(phase, "partner");
}

type Say = (sentence: string) => string;

function fieldsOf(card: CardWords, shown: readonly string[], instead: string, say: Say): readonly Shown[] {
  return shown.flatMap((one) => {
    const field = one.startsWith("card.") ? one.slice("card.".length) : "";
    const words = card.fields[field] ?? "";
    return words === ""
      ? []
      : [{ field, words: say(words), instead: field === instead && (card.needs ?? []).length > 0 }];
  });
}

/** What a card is called in a hand or among options: the field that the phase names, else its first. */
export function cardName(phase: PhaseWords, deck: DeckWords | undefined, card: string): string {
  const fields = deck?.cards[card]?.fields ?? {};
  return fields[phase.hand_field ?? ""] ?? Object.values(fields)[0] ?? card;
}

/**
 * What a card of a hand is about, where one has to say yes to it: its first field besides the name that a phase of this exercise shows to both.
 * What only one of them will be shown is not told here, nor how to do it another way; "" where there is nothing to tell.
 */
export function cardAbout(view: View, words: DeviceBundle | null, card: string): string {
  const place = view.place ?? null;
  const exercise = words?.exercises[place?.exercise ?? ""];
  if (words === null || place === null || exercise === undefined) return "";
  const deck = words.decks[exercise.deck];
  const phase = exercise.phases[place.phase];
  const fields = Object.keys(deck?.cards[card]?.fields ?? {});
  const name = phase?.hand_field ?? fields[0];
  const shown = Object.values(exercise.phases).map(({ show }) => show ?? {});
  const field = fields.find(
    (one) =>
      one !== name &&
      one !== deck?.instead &&
      shown.some(
        (to) => to["lead"]?.includes(`card.${one}`) === true && to["partner"]?.includes(`card.${one}`) === true,
      ),
  );
  return named(deck?.cards[card]?.fields[field ?? ""] ?? "", view, place.lead);
}

function asksOf(phase: PhaseWords, role: Role, given: readonly string[], say: Say): Ask[] {
  return Object.entries(phase.asks ?? {})
    .filter(([, words]) => words.of.includes(role))
    .map(([name, words]) => ({
      name,
      words: worded(words, say),
      given: given.includes(isSealed(words) ? "sealed" : name),
      audience: audienceOf(words),
    }));
}

function worded(words: AskWords, say: Say): AskWords {
  return {
    ...words,
    label: say(words.label),
    low_label: say(words.low_label ?? ""),
    high_label: say(words.high_label ?? ""),
    options: (words.options ?? []).map(({ value, label }) => ({ value, label: say(label) })),
  };
}

/** Whether an answer goes into the phase's sealed blob. */
export function isSealed(words: AskWords): boolean {
  return words.open !== true && (words.kind === "scale" || words.kind === "choice" || words.kind === "text");
}

/** Who sees an answer, by what kind of ask it is. */
export function audienceOf(words: AskWords): Audience {
  if (words.private === true) return "nobody";
  if (words.kind === "guess" || words.kind === "signal" || words.kind === "ready") return "both-now";
  return words.open === true ? "server" : "both-later";
}

/** Whether what is asked under that name is written. */
export function isText(words: DeviceBundle, ask: string): boolean {
  const phases = Object.values(words.exercises).flatMap((exercise) => Object.values(exercise.phases));
  return phases.some((phase) => phase.asks?.[ask]?.kind === "text");
}
