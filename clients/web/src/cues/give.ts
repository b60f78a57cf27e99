/**
 * Gives a cue: its sound and its buzz where they are wished for and there, and always its light, as a sound may be muted. The light is a word on
 * the root of the page for a moment, which the look draws; it never flashes.
 */
import type { Cue } from "./cue.ts";
import { BUZZES, SOUNDS } from "./score.ts";
import { play } from "./sound.ts";
import { soundOn, vibrationOn } from "./wished.ts";

/** How long the light stays, ms. */
const LIGHT = 1_600;

let dark: ReturnType<typeof setTimeout> | undefined;

export function give(cue: Cue): void {
  if (soundOn.value) play(SOUNDS[cue]);
  if (vibrationOn.value) buzz(BUZZES[cue]);
  const root = document.documentElement;
  root.dataset["cue"] = cue;
  clearTimeout(dark);
  dark = setTimeout(() => delete root.dataset["cue"], LIGHT);
}

/** A browser refuses to buzz, and complains, before the page was ever touched. */
function buzz(pattern: readonly number[]): void {
  const touched = navigator.userActivation?.hasBeenActive ?? true;
  try {
    if (touched && "vibrate" in navigator) navigator.vibrate([...pattern]);
  } catch {
    // the sound and the light come all the same
  }
}
