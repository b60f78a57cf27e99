/**
 * What a scripted partner does next: one decision from a view and the words, as a screen would show them. It knows phases by their structure
 * alone, answers whatever is asked, and never looks at more than its own seat may see. It never passes, never stops, and never keeps.
 */
import type { Value } from "../core/sealed.ts";
import { type Ask, roleOf, type Telling, telling } from "../state/telling.ts";
import type { Command, DeviceBundle, View } from "../wire/messages.ts";

/** A partner's whims: `random` is from 0 to 1, `lines` are what it writes where it is asked to write. */
export interface Whims {
  readonly random: () => number;
  readonly lines: readonly string[];
}

/**
 * One thing to do; its key tells whether it is still the same thing after a moment's thought. What nobody sees is done at once: it would take
 * back the person's own readiness later.
 */
export type Step =
  | { readonly key: string; readonly command: Command; readonly atOnce?: true }
  | {
      readonly key: string;
      readonly phase: number;
      readonly size: number;
      readonly entries: readonly (readonly [string, Value])[];
    };

/** As deep as a session goes without a host: the gentler level counts, so that the person's own decides. */
const LEVEL = 3;

/** What to do in this view at `now` (store ms); null when there is nothing to do but wait. */
export function nextStep(view: View, words: DeviceBundle | null, now: number, whims: Whims): Step | null {
  if (view.admit === true) return { key: "admit", command: { do: "admit", yes: true } };
  if (view.stage === "lobby") return inLobby(view);
  if (view.stage !== "playing") return null;
  const interlude = view.interlude ?? null;
  if (interlude !== null) {
    const rests = interlude.kind === "rest" && (interlude.until ?? 0) > now;
    if (rests || interlude.tapped != null) return null;
    return { key: `${interlude.kind}-${interlude.until ?? 0}`, command: { do: "go_on" } };
  }
  const told = telling(view, words);
  return told === null || words === null || view.passed === true ? null : inPhase(view, told, words, whims);
}

function inLobby(view: View): Step | null {
  const lobby = view.lobby ?? null;
  if (lobby === null) return null;
  if (lobby.level_set !== true) return { key: "level", command: { do: "level", level: LEVEL }, atOnce: true };
  if (lobby.lane_set !== true && lobby.lane == null)
    return { key: "lane", command: { do: "lane", lane: "standard" }, atOnce: true };
  const together = ["a", "b"].every((seat) => (view.seats[seat]?.presence ?? "empty") !== "empty");
  return together && view.seats[view.you]?.ready !== true ? { key: "ready", command: { do: "ready" } } : null;
}

function inPhase(view: View, told: Telling, words: DeviceBundle, whims: Whims): Step | null {
  const phase = told.instance;
  const open = told.asks.filter((ask) => !ask.given);
  const quiet = open.filter((ask) => ask.words.open !== true && !["ready", "guess", "signal"].includes(ask.words.kind));
  const size = told.phase.seal ?? 0;
  if (quiet.length > 0 && size > 0) {
    const entries = quiet.map((ask) => [ask.name, valueOf(ask, view, told, whims)] as const);
    return { key: `${phase}/sealed`, phase, size, entries };
  }
  const signal = open.find((ask) => ask.words.kind === "signal" && (view.signals?.[ask.name] ?? 0) === 0);
  if (signal !== undefined && phase % 2 === 0 && roleOf(view) === "partner")
    return { key: `${phase}/${signal.name}`, command: { do: "tap", phase, ask: signal.name } };
  const ask = open.find((one) => one.words.kind !== "signal");
  if (ask === undefined) return null;
  const command = commandOf(ask, view, told, words, whims);
  return command === null ? null : { key: `${phase}/${ask.name}/${view.guesses?.length ?? 0}`, command };
}

function commandOf(ask: Ask, view: View, told: Telling, words: DeviceBundle, whims: Whims): Command | null {
  const phase = told.instance;
  switch (ask.words.kind) {
    case "guess": {
      const card = guessed(view, words.decks[words.exercises[view.place?.exercise ?? ""]?.deck ?? ""]?.cards, whims);
      return card === undefined ? null : { do: "guess", phase, ask: ask.name, card };
    }
    case "choice": {
      const value = valueOf(ask, view, told, whims);
      if (typeof value !== "object") return { do: "answer", phase, ask: ask.name, value: String(value) };
      const each = Object.entries(value).map(([card, one]) => [card, String(one)]);
      return { do: "answer", phase, ask: ask.name, value: Object.fromEntries(each) };
    }
    default:
      return { do: "tap", phase, ask: ask.name };
  }
}

type Cards = DeviceBundle["decks"][string]["cards"];

/** A card that was not tried yet: after a near guess one that lies near it, after a far one the farthest. */
function guessed(view: View, cards: Cards | undefined, whims: Whims): string | undefined {
  const tried = view.guesses ?? [];
  const left = (view.options ?? []).filter((card) => !tried.some((guess) => guess.card === card));
  const last = tried.at(-1);
  if (last === undefined) return picked(left, whims);
  const from = (card: string): number => {
    const [one, two] = [cards?.[last.card]?.at ?? [0, 0], cards?.[card]?.at ?? [0, 0]];
    return Math.hypot(one[0] - two[0], one[1] - two[1]) * (last.nearness === "miss" ? -1 : 1);
  };
  return [...left].sort((one, two) => from(one) - from(two))[0];
}

function valueOf(ask: Ask, view: View, told: Telling, whims: Whims): Value {
  switch (ask.words.each ?? null) {
    case "hand": // a hand is there to be agreed on, so a script never stands in the way
      return Object.fromEntries((view.hand ?? []).map((card) => [card, ask.words.options?.[0]?.value ?? ""]));
    case "items":
      return Object.fromEntries((told.card?.items ?? []).map((_, n) => [String(n + 1), oneOf(ask, whims)]));
    default:
      return oneOf(ask, whims);
  }
}

/** One answer: around the middle of a scale, mostly the first of a choice, a line of text. */
function oneOf(ask: Ask, whims: Whims): string | number {
  const { kind, options, low = 0, high = 0, longest = 0 } = ask.words;
  if (kind === "scale") return Math.round(low + (high - low) * (0.25 + whims.random() / 2));
  if (kind === "choice") {
    const [first] = options ?? [];
    return (whims.random() < 0.7 ? first : picked(options ?? [], whims))?.value ?? "";
  }
  const line = [...(picked(whims.lines, whims) ?? "")];
  return line.slice(0, longest > 0 ? longest : line.length).join("");
}

function picked<One>(all: readonly One[], whims: Whims): One | undefined {
  return all[Math.min(all.length - 1, Math.floor(whims.random() * all.length))];
}
