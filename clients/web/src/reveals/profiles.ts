/**
 * Profiles: what a person said of themselves beside what the other guessed, line by line, as the exercise's own `figures` say. Pure: it lays side
 * by side what was released and nothing else. What it means is worked out elsewhere.
 */
import type { Answers, Value } from "../core/sealed.ts";
import { type AnswerSet, printOf, read } from "../measures/answers.ts";
import type { PartnerSeat } from "../state/state.ts";
import type { AskWords, OpenedView } from "../wire/messages.ts";
import {
  asSaidTo,
  askOf,
  cardOf,
  deckOf,
  figureOf,
  inOrder,
  itemName,
  other,
  phaseOf,
  type Released,
} from "./released.ts";

/** One item: places on the scale, null where nothing was given or what came lies beside it. */
export interface Line {
  readonly part: string;
  readonly item: string;
  readonly truth: number | null;
  readonly guess: number | null;
  readonly again: number | null;
}

/** One person's answers to one card's items, and the other's guesses. */
export interface Profile {
  readonly exercise: string;
  readonly card: string | null;
  readonly about: PartnerSeat;
  readonly guesser: PartnerSeat;
  /** The ask of the answers: its scale, and what its ends mean. */
  readonly ask: AskWords;
  readonly lines: readonly Line[];
  /** Whether anything was guessed a second time. */
  readonly twice: boolean;
}

type Parts = { readonly [part: string]: unknown };

/** The profiles that these make: card by card, for each person that answers and guesses are about: whoever's turn it is first, else oneself. */
export function profilesOf(
  released: Released,
  instances: readonly OpenedView[],
  turn: PartnerSeat | null = null,
): readonly Profile[] {
  const order = turn === null ? inOrder(released.view) : [turn, other(turn)];
  const groups = new Map<string, OpenedView[]>();
  for (const one of instances) {
    const key = groupOf(one);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].flatMap((group) =>
    order.flatMap((about) => {
      const profile = profileOf(released, group, about);
      return profile === null ? [] : [profile];
    }),
  );
}

/** These, and what was opened before to the same card where they complete its profile. */
export function withEarlier(released: Released, instances: readonly OpenedView[]): readonly OpenedView[] {
  const drawn = instances.filter((one) => {
    const asks = Object.keys(phaseOf(released.words, one)?.asks ?? {});
    return asks.some((ask) => profileAsks(released, one.exercise).has(ask));
  });
  const groups = new Set(drawn.map(groupOf));
  return (released.view.opened ?? []).filter((one) => instances.includes(one) || groups.has(groupOf(one)));
}

/** The asks of an exercise that are shown as profiles. */
export function profileAsks(released: Released, exercise: string): ReadonlySet<string> {
  return new Set(Object.values(figureOf(released.words, exercise, "profile")));
}

/** The profile as the measures take it, in the card's own order, with the guesser's own answers to the same items beside it. */
export function answerSet(released: Released, profile: Profile, own: Profile | null): AnswerSet {
  const items = cardOf(released.words, profile.exercise, profile.card)?.items ?? [];
  const parts = items.length > 0 ? items.map((_, n) => `${n + 1}`) : profile.lines.map(({ part }) => part);
  const given = (from: Profile | null, which: "truth" | "guess"): (number | null)[] =>
    parts.map((part) => from?.lines.find((line) => line.part === part)?.[which] ?? null);
  return {
    source: {
      deck: released.words.exercises[profile.exercise]?.deck ?? "",
      version: String(deckOf(released.words, profile.exercise)?.version ?? 1),
      card: profile.card ?? "",
      lines: printOf(items),
    },
    scale: { low: profile.ask.low ?? 0, high: profile.ask.high ?? 0 },
    guess: given(profile, "guess"),
    truth: given(profile, "truth"),
    own: given(own, "truth"),
  };
}

function groupOf(one: OpenedView): string {
  return JSON.stringify([one.exercise, one.card ?? null]);
}

function profileOf(released: Released, group: readonly OpenedView[], about: PartnerSeat): Profile | null {
  const { exercise = "", card = null, lead = "a" } = group[0] ?? {};
  const figure = figureOf(released.words, exercise, "profile");
  const ask = askOf(released.words, exercise, figure["truth"]);
  if (ask === null) return null;
  const scale = { low: ask.low ?? 0, high: ask.high ?? 0 };
  const [own, theirs] = [collected(released, group, about), collected(released, group, other(about))];
  const truth = partsOf(own[figure["truth"] ?? ""]);
  const [guess, again] = [partsOf(theirs[figure["guess"] ?? ""]), partsOf(theirs[figure["again"] ?? ""])];
  const parts = [...new Set([truth, guess, again].flatMap((each) => Object.keys(each)))];
  if (parts.length === 0 || scale.low >= scale.high) return null;
  parts.sort((one, two) => one.length - two.length || (one < two ? -1 : 1));
  const lines = parts.map((part) => ({
    part,
    item:
      part === ""
        ? asSaidTo(released.view, about, ask.label, lead)
        : itemName(released, exercise, card, part).replace(/\.$/, ""),
    truth: read(scale, truth[part]),
    guess: read(scale, guess[part]),
    again: read(scale, again[part]),
  }));
  const twice = lines.some((line) => line.again !== null);
  return { exercise, card, about, guesser: other(about), ask, lines, twice };
}

/** Everything a partner said there; what was said first stays. */
function collected(released: Released, group: readonly OpenedView[], seat: PartnerSeat): Answers {
  const found: Record<string, Value> = {};
  for (const one of group)
    for (const [ask, value] of Object.entries(released.answers.get(one.instance)?.[seat] ?? {})) found[ask] ??= value;
  return found;
}

/** An answer by its parts; one without parts is the part of no name. */
function partsOf(value: Value | undefined): Parts {
  if (value === undefined || typeof value === "string") return {};
  return typeof value === "number" ? { "": value } : value;
}
