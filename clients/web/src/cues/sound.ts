/**
 * Plays tones with WebAudio. A browser lets a page sound only after a tap, so the first one unlocks it; where there is no sound at all, nothing
 * happens and nothing is thrown.
 */
import type { Tone } from "./score.ts";

let context: AudioContext | null = null;

/** To be called inside a tap or a key press: from then on tones can be heard. */
export function unlock(): void {
  try {
    context ??= new AudioContext({ latencyHint: "interactive" });
    if (context.state !== "running") void context.resume().catch(() => {});
  } catch {
    context = null; // no sound here
  }
}

/** A sound that comes later than this says something that is no longer so, ms. */
const STALE = 500;

/** Play tones now; nothing while it is locked. */
export function play(tones: readonly Tone[]): void {
  const ready = context;
  if (ready === null) return;
  if (ready.state === "running") {
    chord(ready, tones);
    return;
  }
  const wanted = performance.now();
  void ready.resume().then(
    () => performance.now() - wanted < STALE && chord(ready, tones),
    () => {},
  );
}

function chord(player: AudioContext, tones: readonly Tone[]): void {
  const from = player.currentTime + 0.02;
  const room = player.createGain();
  room.gain.value = 0.35;
  room.connect(player.destination);
  for (const tone of tones) sounded(player, room, from, tone);
}

function sounded(player: AudioContext, room: GainNode, from: number, tone: Tone): void {
  const voice = player.createOscillator();
  const swell = player.createGain();
  const begins = from + tone.at;
  voice.frequency.value = tone.pitch;
  swell.gain.setValueAtTime(0.0001, begins);
  swell.gain.exponentialRampToValueAtTime(tone.loud, begins + tone.attack);
  swell.gain.exponentialRampToValueAtTime(0.0001, begins + tone.rings);
  voice.connect(swell).connect(room);
  voice.start(begins);
  voice.stop(begins + tone.rings + 0.05);
}
