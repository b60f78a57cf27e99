/**
 * What was opened and is in no profile, as things to draw: each ask with what each person said to it, item by item where it has items. Pure. Nothing
 * that is private or that is in a profile comes here, and an ask that nobody answered is left out.
 */
import type { Value } from "../core/sealed.ts";
import type { PartnerSeat } from "../state/state.ts";
import { titleOf } from "../state/telling.ts";
import type { AskWords, OpenedView } from "../wire/messages.ts";
import { profileAsks } from "./profiles.ts";
import { asSaidTo, askOf, inOrder, itemName, phaseOf, type Released } from "./released.ts";

/** What one person said: in words; null where they gave no answer. */
export interface Said {
  readonly seat: PartnerSeat;
  readonly words: string | null;
}

/** One row: the item it is about ("" where the ask has none), and what each said. */
export interface Row {
  readonly item: string;
  readonly said: readonly Said[];
}

export interface Asked {
  readonly key: string;
  readonly kind: AskWords["kind"];
  readonly label: string;
  /** What the ends of a scale mean: number and words of both. */
  readonly ends: readonly [number, string, number, string] | null;
  readonly rows: readonly Row[];
}

export interface Beside {
  readonly instance: number;
  readonly title: string;
  readonly asked: readonly Asked[];
}

/** What these have besides profiles. */
export function besideProfiles(released: Released, instances: readonly OpenedView[]): readonly Beside[] {
  return instances.flatMap((one) => {
    const inProfile = profileAsks(released, one.exercise);
    const asks = Object.entries(phaseOf(released.words, one)?.asks ?? {});
    const asked = asks.flatMap(([name, ask]) => {
      if (ask.open === true || ask.private === true || inProfile.has(name)) return [];
      const lead = one.lead ?? "a";
      const seats = inOrder(released.view).filter((seat) => ask.of.includes(seat === lead ? "lead" : "partner"));
      const given = seats.map((seat) => [seat, released.answers.get(one.instance)?.[seat]?.[name]] as const);
      return askedOf(released, `${one.instance} ${name}`, ask, { ...one, lead }, given);
    });
    return asked.length > 0
      ? [{ instance: one.instance, title: titleOf(released.view, released.words, one), asked }]
      : [];
  });
}

/** Open answers that were revealed, of those asks. */
export function toldOf(released: Released, names: readonly string[]): readonly Asked[] {
  const { view, words } = released;
  const { place } = view;
  if (place == null) return [];
  return names.flatMap((name) => {
    const ask = askOf(words, place.exercise, name);
    if (ask === null) return [];
    const values = view.told?.[name] ?? {};
    const given = inOrder(view).flatMap((seat) => (seat in values ? [[seat, values[seat]] as const] : []));
    return askedOf(released, name, ask, { exercise: place.exercise, card: view.card ?? null, lead: place.lead }, given);
  });
}

type Around = Pick<OpenedView, "exercise" | "card"> & { readonly lead: PartnerSeat };
type Given = readonly (readonly [PartnerSeat, Value | undefined])[];

/** A guess about the partner is asked in the names of the one who guessed, so there is one of these for each; else one for both. */
function askedOf(released: Released, key: string, ask: AskWords, around: Around, given: Given): readonly Asked[] {
  if (ask.about_partner !== true) return askedOfThese(released, key, ask, around, given);
  return given.flatMap((each) => askedOfThese(released, `${key} ${each[0]}`, ask, around, [each]));
}

function askedOfThese(released: Released, key: string, ask: AskWords, around: Around, given: Given): readonly Asked[] {
  const parts = new Set(given.flatMap(([, value]) => partsOf(value)));
  const rows = [...parts].map((part) => ({
    item: part === "" ? "" : itemName(released, around.exercise, around.card ?? null, part).replace(/\.$/, ""),
    said: given.map(([seat, value]) => ({ seat, words: inWords(released, ask, at(value, part), seat, around.lead) })),
  }));
  const answered = rows.filter(({ said }) => said.some(({ words }) => words !== null));
  if (answered.length === 0) return [];
  const seat = given[0]?.[0] ?? "a";
  const { low = 0, high = 0, low_label = "", high_label = "" } = ask;
  return [
    {
      key,
      kind: ask.kind,
      label: asSaidTo(released.view, seat, ask.label, around.lead),
      ends: ask.kind === "scale" && low_label !== "" && high_label !== "" ? [low, low_label, high, high_label] : null,
      rows: answered,
    },
  ];
}

function partsOf(value: Value | undefined): string[] {
  if (value === undefined) return [];
  return typeof value === "object" ? Object.keys(value) : [""];
}

function at(value: Value | undefined, part: string): string | number | undefined {
  if (typeof value === "object") return Object.hasOwn(value, part) ? value[part] : undefined;
  return part === "" ? value : undefined;
}

/** A choice by its label, a text as it was written, a place on a scale as its number. */
function inWords(
  released: Released,
  ask: AskWords,
  value: string | number | undefined,
  seat: PartnerSeat,
  lead: string,
): string | null {
  if (value === undefined || String(value).trim() === "") return null;
  const option = ask.options?.find((one) => one.value === String(value));
  return option === undefined ? String(value) : asSaidTo(released.view, seat, option.label, lead);
}
