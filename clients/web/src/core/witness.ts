/**
 * What this screen has seen go by, and later views do not tell: in which phase something was opened first, the kind of session, and which
 * feelings were shown and read. Pure, and sent nowhere. It holds nothing that a person wrote.
 */
import type { DeviceBundle, GuessView, PlaceView, View } from "../wire/messages.ts";

/** One turn of showing and reading: what was meant is null while this screen does not know it. */
export interface Showing {
  readonly exercise: string;
  readonly lead: PlaceView["lead"];
  /** Which field of a card names it. */
  readonly field: string;
  readonly meant: string | null;
  readonly guesses: readonly GuessView[];
  /** Among how many cards it was guessed. */
  readonly options: number;
  /** This screen saw all the guesses. */
  readonly whole: boolean;
}

/** Where something was seen first: the phase instance, and the phase by its names, which may come again with another turn. */
interface Where {
  readonly instance: number;
  readonly phase: string;
}

export interface Witness {
  /** The newest view that was seen. */
  readonly seq: number;
  /** The kind of session, once the lobby said so; null when this screen was not there. */
  readonly kind: "standard" | "light" | null;
  /** Opened phase instance: where it was seen first. */
  readonly opened: { readonly [instance: string]: Where };
  /** Revealed open ask: its newest values, and where they were seen first. */
  readonly told: { readonly [ask: string]: Where & { readonly said: string } };
  /** By which exercise of the programme and which turn of it, such as "2.6"; of a second thing to guess in it "2.6.2". */
  readonly showings: { readonly [turn: string]: Showing };
  /** The last phase that was seen, by its names. */
  readonly last?: Pick<PlaceView, "exercise" | "phase" | "lead"> | null;
}

export const NOTHING_SEEN: Witness = { seq: 0, kind: null, opened: {}, told: {}, showings: {}, last: null };

/** Seen before this screen was there. */
const BEFORE: Where = { instance: 0, phase: "" };

/** What is known after this view as well. Without words the guesses of it are not understood, and count as not seen. */
export function witnessed(before: Witness, view: View, seq: number, words: DeviceBundle | null): Witness {
  const kind = view.lobby == null ? before.kind : (view.lobby.lane ?? null);
  if (words === null) return { ...before, kind };
  const place = view.place ?? null;
  const phases = words.exercises[place?.exercise ?? ""]?.phases;
  const here = where(place);
  const isNew = before.seq === 0; // this screen came in the middle: of what was opened already, the phase tells what is its own
  const from = (asks: readonly string[]): Where =>
    isNew && !asks.some((ask) => phases?.[place?.phase ?? ""]?.reveals?.includes(ask)) ? BEFORE : here;
  const opened = { ...before.opened };
  for (const { instance, exercise, phase } of view.opened ?? [])
    opened[instance] ??= from(exercise === place?.exercise ? Object.keys(phases?.[phase]?.asks ?? {}) : []);
  const told = { ...before.told };
  for (const [ask, values] of Object.entries(view.told ?? {})) {
    const said = JSON.stringify(values);
    if (told[ask]?.said !== said) told[ask] = { ...from([ask]), said };
  }
  const showings = shownAfter(before.showings, view, words, seq > before.seq + 1);
  const last =
    place === null ? (before.last ?? null) : { exercise: place.exercise, phase: place.phase, lead: place.lead };
  return { seq, kind, opened, told, showings, last };
}

/** Whether something that was first seen there belongs on the screen of this phase: it was opened in it, or in another turn of it. */
export function isFresh(seen: Where | undefined, place: PlaceView | null): boolean {
  if (seen === undefined || place === null) return false;
  return seen.instance === place.instance || seen.phase === where(place).phase;
}

/** These with what this very phase opened first, as that is what it is about; what another turn of it opened comes after. */
export function newestFirst<One extends { readonly instance: number }>(
  witness: Witness,
  place: PlaceView,
  items: readonly One[],
): readonly One[] {
  const isNow = (one: One): boolean => witness.opened[one.instance]?.instance === place.instance;
  return [...items.filter(isNow), ...items.filter((one) => !isNow(one))];
}

/** The turn of a place, as showings are named; of what is guessed there as the nth thing, else of the newest that was guessed in the exercise. */
export function turnOf(showings: Witness["showings"], place: PlaceView, nth = 0): string {
  const inIt = Object.keys(showings).filter((key) => key.startsWith(`${place.exercise_n}.`));
  const n = nth || Math.max(1, ...inIt.map((key) => thingOf(key)));
  return `${place.exercise_n}.${place.turn[0]}${n > 1 ? `.${n}` : ""}`;
}

function thingOf(key: string): number {
  return Number(key.split(".")[2] ?? 1);
}

/** Whether this screen saw every turn whole, so that what it counts is what the other screen counts. */
export function complete(showings: Witness["showings"]): boolean {
  const last = new Map<string, number>();
  for (const key of Object.keys(showings)) {
    const [exercise = "", turn = "0", thing = ""] = key.split(".");
    const block = `${exercise}.${thing}`;
    last.set(block, Math.max(Number(turn), last.get(block) ?? 0));
  }
  const all = [...last].flatMap(([block, most]) => {
    const [exercise, thing = ""] = block.split(".");
    return Array.from({ length: most }, (_, n) => `${exercise}.${n + 1}${thing === "" ? "" : `.${thing}`}`);
  });
  return all.every((turn) => showings[turn]?.whole === true);
}

/** A guess that ends its phase is seen as the outcome alone, so one that comes after a gap may have had another before it. */
function shownAfter(before: Witness["showings"], view: View, words: DeviceBundle, gap: boolean): Witness["showings"] {
  const place = view.place ?? null;
  const exercise = place === null ? undefined : words.exercises[place.exercise];
  const phase = place === null ? undefined : exercise?.phases[place.phase];
  const asks = Object.values(exercise?.figures?.["map"] ?? {});
  if (place === null || phase === undefined || asks.length === 0 || view.you === "host") return before;
  const guessed = asks.findIndex((ask) => ask in (phase.asks ?? {}));
  const turn = turnOf(before, place, guessed + 1);
  const { exercise: name, lead } = place;
  let one = before[turn] ?? { exercise: name, lead, field: "", meant: null, guesses: [], options: 0, whole: true };
  const guessing = guessed >= 0;
  if (guessing) {
    const [guesses, options] = [view.guesses ?? [], view.options ?? []];
    const field = phase.hand_field ?? "";
    one = {
      ...one,
      lead,
      field: field === "" ? one.field : field,
      guesses: guesses.length > 0 ? guesses : one.guesses,
      options: options.length > 0 ? options.length : one.options,
    };
  }
  const { outcome } = view;
  const last = one.guesses.at(-1);
  if (outcome != null && (last?.card !== outcome.card || last.nearness !== outcome.nearness))
    one = { ...one, guesses: [...one.guesses, outcome], whole: one.whole && !gap };
  const still = guessing || outcome != null || one.meant === null; // a later phase may have a turn of that number, with another card
  if (view.card != null && one.guesses.length > 0 && still) one = { ...one, meant: view.card };
  return { ...before, [turn]: one };
}

function where(place: PlaceView | null): Where {
  return place === null
    ? { instance: 0, phase: "" }
    : { instance: place.instance, phase: `${place.exercise_n} ${place.exercise} ${place.phase}` };
}
