/**
 * What the two may keep, by the names of the `keep` command, and the text of the file that one of them saves: what both want to keep and nothing else.
 * Pure but for the sentences.
 */
import type { Witness } from "../core/witness.ts";
import { say } from "../say/say.ts";
import { nameOf } from "../state/telling.ts";
import type { OpenedView } from "../wire/messages.ts";
import { besideProfiles } from "./beside.ts";
import { forBoth, worthKeeping } from "./findings.ts";
import { called, phaseOf, type Released } from "./released.ts";
import { inASentence } from "./said.ts";

/** Stands among phase instances for what the devices found out. */
const FOUND = 0;

/** One thing to keep: how the command names it, its title, and its lines. */
export interface Keepsake {
  readonly phase: number;
  readonly title: string;
  readonly lines: readonly string[];
}

/** What may be kept: what was found for both, and opened phases with an ask that the exercise offers to keep. */
export function keepsakes(released: Released, witness: Witness): readonly Keepsake[] {
  const said = worthKeeping(forBoth(released, witness)).map((finding) => inASentence(released.view, finding));
  const found = said.length > 0 ? [{ phase: FOUND, title: say("keep-found"), lines: said }] : [];
  const opened = (released.view.opened ?? []).filter((one) => mayBeKept(released, one));
  return [...found, ...besideProfiles(released, opened).map((beside) => keepsake(released, beside))];
}

/** Whether the exercise offers to keep an answer of that phase. */
export function mayBeKept({ words }: Released, one: OpenedView): boolean {
  const keep = words.exercises[one.exercise]?.keep ?? [];
  return Object.keys(phaseOf(words, one)?.asks ?? {}).some((ask) => keep.includes(ask));
}

/** What begins another line, in any program that shows a text. */
const LINE = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g;

/** Words as they stand after a name: a further line is set in, so that it cannot be taken for what somebody else said. */
function quoted(words: string): string {
  return words.replaceAll(LINE, "\n  ");
}

/** The file's text: each thing with the topic that it was about, so that it can be understood in a year. */
export function savedText(kept: readonly Keepsake[]): string {
  const parts = kept.map(({ lines, title }) => [title, ...lines].join("\n"));
  return `${["Vice Versa", ...parts].join("\n\n")}\n`.replaceAll(/[\u202a-\u202e\u2066-\u2069]/g, ""); // marks of direction are for the screen
}

function keepsake(released: Released, beside: ReturnType<typeof besideProfiles>[number]): Keepsake {
  const { view } = released;
  const of = (view.opened ?? []).find((one) => one.instance === beside.instance);
  const topic = of?.card == null ? "" : called(released.words, of.exercise, of.card);
  const answers = beside.asked.flatMap(({ label, rows }) => [
    ...(label === "" ? [] : [label]),
    ...rows.flatMap(({ item, said }) => [
      ...(item === "" ? [] : [item]),
      ...said.map(({ seat, words }) => `${nameOf(view, seat)}: ${quoted(words ?? say("reveal-empty"))}`),
    ]),
  ]);
  const lines = topic === "" ? answers : [say("keep-topic", { topic }), ...answers];
  return { phase: beside.instance, title: beside.title, lines };
}
