/**
 * What the way in does without: the screens of play and their words come as chunks of their own, which are fetched as soon as there is a seat, so that
 * nothing is missing when the connection is gone later. It must never hold up the way in.
 */
import { effect, signal } from "@preact/signals";
import type { ComponentType } from "preact";
import { state } from "../here.ts";
import { speakOfPlay } from "../say/say.ts";
import type { View } from "../wire/messages.ts";

/** Milliseconds between two tries to fetch it, at first and at most. */
const AGAIN = 1_000;
const LONGEST = 8_000;

/** The screens of play; null until they are here. */
export const playing = signal<ComponentType<{ readonly view: View }> | null>(null);

/** What is laid over the screens of a room; null until it is here. */
export const sheets = signal<ComponentType | null>(null);

/** How often it could not be fetched. */
export const missed = signal(0);

let asked = false;

/** Fetch the screens of play once a seat is taken. */
export function fetchWhenSeated(): void {
  effect(() => {
    if (state.session.value === "" || asked) return;
    asked = true;
    void fetched();
  });
}

async function fetched(): Promise<void> {
  while (playing.value === null) {
    try {
      const [{ Playing, Sheets }] = await Promise.all([import("./playing.tsx"), speakOfPlay()]);
      sheets.value = Sheets;
      playing.value = Playing;
    } catch {
      missed.value += 1; // the network is away, or the server has a newer page, of other files
      await new Promise((resolve) => setTimeout(resolve, Math.min(LONGEST, AGAIN * missed.value)));
    }
  }
}
