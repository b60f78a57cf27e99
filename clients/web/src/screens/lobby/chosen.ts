/**
 * What this person picked, and whether they have still to pick. What was picked is never sent back by the server, so it is in memory here, to
 * be shown to its own person once more, and nowhere else.
 */
import { signal } from "@preact/signals";
import { device, state, tabShelf } from "../../here.ts";
import { keepStep, keptStep } from "../../keep/step.ts";
import { say } from "../../say/say.ts";
import { noted } from "../../state/state.ts";
import type { View } from "../../wire/messages.ts";
import { BY_HAND } from "./choosing.ts";

/** Why a choice came to nothing: nothing in common, or nothing in it for a session like this. */
export type Miss = "no-match" | "nothing-fits";

/** The session, what was picked in it (an empty list is any), whether that still stands, and why it has just come to nothing. */
const made = signal({ session: "", picks: [] as readonly string[], stands: false, missed: null as Miss | null });

/** The step of a person who would enjoy any of them, which a view does not tell from not having chosen. */
const ANY = "any";

function here(): boolean {
  return made.value.session === state.session.value;
}

/** Whether this person has still to choose. */
export function mustChoose(view: View): boolean {
  if (missOf(view) !== null) return true;
  if (here()) return !made.value.stands;
  return view.lobby?.picked !== true && keptStep(tabShelf, state.session.value) !== ANY;
}

/** Why what the two picked came to nothing, until this person picks again; that the partner does so first changes nothing here. */
export function missOf(view: View): Miss | null {
  const { no_match, nothing_fits } = view.lobby ?? {};
  const missed = no_match === true ? "no-match" : nothing_fits === true ? "nothing-fits" : null;
  return here() ? (made.value.missed ?? (made.value.stands ? missed : null)) : missed;
}

/** Note that a choice came to nothing. */
export function miss(missed: Miss): void {
  made.value = { session: state.session.value, picks: picked(), stands: false, missed };
}

/** What was picked before. */
export function picked(): readonly string[] {
  return here() ? made.value.picks : [];
}

/** Note what is tapped, before it is sealed. */
export function tap(picks: readonly string[]): void {
  made.value = { session: state.session.value, picks, stands: false, missed: null };
}

/** Tap one of them, or take the tap back. */
export function toggle(name: string): void {
  const now = picked();
  tap(now.includes(name) ? now.filter((one) => one !== name) : [...now, name]);
}

/** Seal a choice. */
export async function choose(picks: readonly string[]): Promise<void> {
  const answer = await device.do({ do: "choose", programmes: picks });
  if (answer?.result !== "accepted") return;
  made.value = { session: state.session.value, picks, stands: true, missed: null };
  keepStep(tabShelf, state.session.value, picks.length > 0 ? null : ANY);
}

/** Choose once more: nothing is taken back before something else is sealed. */
export function chooseAgain(): void {
  tap(picked());
}

/** When the lobby closes for play: say which programme it is, as nobody has been told yet. */
export function tellWhatIsPlayed(): void {
  const name = state.view.value?.place?.programme;
  const title = name === BY_HAND ? say("compose-by-hand") : state.words.value?.programmes[name ?? ""]?.title;
  if (title !== undefined) noted(state, "", say("choose-today", { title }));
}
