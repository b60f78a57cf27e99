/**
 * What was said and guessed about one line, beside the question that asks about it: whoever marks a line need not unfold the whole reveal for it.
 * It shows what this phase opened about its own reader, and nothing where it opened nothing.
 */
import { state } from "../here.ts";
import type { View } from "../wire/messages.ts";
import { openedAbout } from "./line.ts";
import { ProfileLine } from "./profile.tsx";

export function OneLine(props: { readonly view: View; readonly part: string }) {
  const { part, view } = props;
  const words = state.words.value;
  if (words === null) return null;
  const profile = openedAbout({ view, words, answers: state.opened.value }, state.witness.value);
  const line = profile?.lines.find((one) => one.part === part);
  if (profile === null || line === undefined) return null;
  return <ProfileLine view={view} profile={profile} line={line} />;
}
