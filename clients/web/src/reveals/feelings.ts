/**
 * The map of feelings: where what was meant and what was read lie, pleasant across and lively up, and how marks and their names find room beside
 * each other. Pure. It is a sketch, and counts nothing.
 */
import type { Showing, Witness } from "../core/witness.ts";
import { called, cardOf, deckOf, figureOf, type Released } from "./released.ts";

/** One turn in words: what was meant, what was read, in order. */
export interface Turn {
  readonly key: string;
  readonly lead: Showing["lead"];
  /** What its cards are, by the title of their deck. */
  readonly cards: string;
  readonly meant: Place;
  readonly read: readonly Place[];
}

/** A card by what it is called, and where it lies; null where that is not known. */
export interface Place {
  readonly card: string;
  readonly name: string;
  readonly at: readonly [number, number] | null;
}

/** How far from the middle a feeling has to lie before its side is named. */
const CLEARLY = 0.15;

/** The turns of this session, or the one of that key, that were read and of which it is known what was meant. */
export function turnsOf(released: Released, witness: Witness, only: string | null = null): readonly Turn[] {
  const entries = Object.entries(witness.showings).sort(([one], [two]) => inTurn(one, two));
  return entries.flatMap(([key, one]) => {
    const { meant, guesses, exercise, lead } = one;
    const hasMap = Object.keys(figureOf(released.words, exercise, "map")).length > 0;
    if (meant === null || guesses.length === 0 || !hasMap || (only !== null && key !== only)) return [];
    const place = (card: string): Place => placeOf(released, one, card);
    const cards = deckOf(released.words, exercise)?.title ?? "";
    return [{ key, lead, cards, meant: place(meant), read: guesses.map(({ card }) => place(card)) }];
  });
}

function inTurn(one: string, two: string): number {
  const [[e = 0, t = 0, n = 1], [f = 0, u = 0, m = 1]] = [one.split(".").map(Number), two.split(".").map(Number)];
  return e - f || n - m || t - u;
}

/** Which sides of the map a place lies on, as the end of a sentence's id; null where that is not known. */
export function sideOf(place: Place): string | null {
  if (place.at === null) return null;
  const [pleasant, lively] = place.at.map((each) => (each > CLEARLY ? 1 : each < -CLEARLY ? -1 : 0));
  const across = pleasant === 1 ? "pleasant" : pleasant === -1 ? "unpleasant" : "";
  const up = lively === 1 ? "lively" : lively === -1 ? "still" : "";
  return [across, up].filter((side) => side !== "").join("-") || "middle";
}

function placeOf(released: Released, one: Showing, card: string): Place {
  const at = cardOf(released.words, one.exercise, card)?.at ?? null;
  const name = called(released.words, one.exercise, card, one.field);
  return { card, name, at };
}
