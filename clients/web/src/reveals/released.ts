/**
 * What was released, with the words to read it by: names of items, cards, phases and people. Pure. It lays open nothing that the view does not
 * name, and knows no exercise.
 */
import { named } from "../state/telling.ts";
import type { PartnerSeat, State } from "../state/state.ts";
import type { AskWords, CardWords, DeckWords, DeviceBundle, OpenedView, PhaseWords, View } from "../wire/messages.ts";

export interface Released {
  readonly view: View;
  readonly words: DeviceBundle;
  /** Released answers: phase instance, then seat. */
  readonly answers: State["opened"]["value"];
}

export const PARTNERS: readonly PartnerSeat[] = ["a", "b"];

export function other(seat: PartnerSeat): PartnerSeat {
  return seat === "a" ? "b" : "a";
}

/** Both partners, oneself first. */
export function inOrder(view: View): readonly PartnerSeat[] {
  return view.you === "b" ? ["b", "a"] : PARTNERS;
}

export function deckOf(words: DeviceBundle, exercise: string): DeckWords | null {
  return words.decks[words.exercises[exercise]?.deck ?? ""] ?? null;
}

export function cardOf(words: DeviceBundle, exercise: string, card: string | null): CardWords | null {
  return card === null ? null : (deckOf(words, exercise)?.cards[card] ?? null);
}

/** What a card is called among others: the field that names it, else its first field, else its id. */
export function called(words: DeviceBundle, exercise: string, card: string, field = ""): string {
  const fields = cardOf(words, exercise, card)?.fields ?? {};
  return fields[field] ?? Object.values(fields)[0] ?? card;
}

/** An item of a card by its place from "1", or a card of a hand by what it is called. */
export function itemName(released: Released, exercise: string, card: string | null, part: string): string {
  const items = cardOf(released.words, exercise, card)?.items ?? [];
  const item = /^[1-9]\d*$/.test(part) ? items[Number(part) - 1] : undefined;
  return item === undefined
    ? called(released.words, exercise, part)
    : named(item, released.view, released.view.place?.lead ?? "a");
}

/** A sentence of the words in the names of that seat's person: what "me" and "partner" mean to them. */
export function asSaidTo(view: View, seat: PartnerSeat, sentence: string, lead: string): string {
  return named(sentence, { ...view, you: seat }, lead);
}

export function phaseOf(words: DeviceBundle, one: Pick<OpenedView, "exercise" | "phase">): PhaseWords | null {
  return words.exercises[one.exercise]?.phases[one.phase] ?? null;
}

/** An ask of an exercise by its name, whichever phase it is in. */
export function askOf(words: DeviceBundle, exercise: string, name: string | undefined): AskWords | null {
  const phases = Object.values(words.exercises[exercise]?.phases ?? {});
  return phases.map((phase) => phase.asks?.[name ?? ""]).find((ask) => ask !== undefined) ?? null;
}

/** The asks that a figure of an exercise is made of, by their part in it. */
export function figureOf(words: DeviceBundle, exercise: string, figure: string): { readonly [part: string]: string } {
  return words.exercises[exercise]?.figures?.[figure] ?? {};
}
