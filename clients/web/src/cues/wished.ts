/** Which cues a person wishes for: kept on this device, and on until they say otherwise. The light that comes with a sound is always there. */
import { effect, type Signal, signal } from "@preact/signals";
import { shelf } from "../keep/shelf.ts";

const kept = shelf(
  () => localStorage,
  () => sessionStorage,
);

export const soundOn = wish("viceversa.sound");
export const vibrationOn = wish("viceversa.vibration");

function wish(key: string): Signal<boolean> {
  const on = signal(kept.get(key) !== "off");
  effect(() => kept.put(key, on.value ? null : "off"));
  return on;
}
