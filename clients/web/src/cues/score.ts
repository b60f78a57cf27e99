/**
 * What each cue sounds and feels like: notes as numbers, so that no sound has to be fetched, and patterns for the motor of a phone. All of it is
 * soft, and short enough not to talk over anybody.
 */
import type { Cue } from "./cue.ts";

/** One tone: when it begins and how long it rings, in seconds; its pitch in Hz; how loud, up to 1; and how it begins. */
export interface Tone {
  readonly at: number;
  readonly rings: number;
  readonly pitch: number;
  readonly loud: number;
  readonly attack: number;
}

/** A wooden bar: its own tone, and a short one two octaves up. */
function wood(at: number, pitch: number): Tone[] {
  return [
    { at, rings: 0.35, pitch, loud: 0.5, attack: 0.004 },
    { at, rings: 0.09, pitch: pitch * 4, loud: 0.12, attack: 0.002 },
  ];
}

/** A bowl: tones that are not quite in tune, each ringing out by itself. */
function bowl(at: number, pitch: number): Tone[] {
  return [
    { at, rings: 2.4, pitch, loud: 0.5, attack: 0.02 },
    { at, rings: 1.6, pitch: pitch * 2.71, loud: 0.14, attack: 0.02 },
    { at, rings: 0.8, pitch: pitch * 5.2, loud: 0.04, attack: 0.01 },
  ];
}

/** A held tone that swells a little. */
function held(at: number, pitch: number, loud: number): Tone {
  return { at, rings: 1.4, pitch, loud, attack: 0.09 };
}

const C5 = 523.25;
const E5 = 659.25;
const G3 = 196;
const D4 = 293.66;
const A4 = 440;

export const SOUNDS: { readonly [cue in Cue]: readonly Tone[] } = {
  turn: [...wood(0, C5), ...wood(0.17, E5)],
  ten: bowl(0, G3),
  opened: [held(0, D4, 0.3), held(0.03, A4, 0.26)],
  pause: [...wood(0, E5 / 2), ...wood(0.24, C5 / 2)],
};

/** Milliseconds of buzz and stillness, by turns. */
export const BUZZES: { readonly [cue in Cue]: readonly number[] } = {
  turn: [30],
  ten: [40, 60, 40],
  opened: [20, 40, 20],
  pause: [120],
};
