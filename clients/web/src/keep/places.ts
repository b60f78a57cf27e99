/**
 * What this device keeps so that it finds its seat again: the seat's token, and a command that has no answer yet, which may be a sealed
 * answer. Nothing else a person writes is kept here, and it goes when the seat does.
 */
import type { Outbox } from "../core/outbox.ts";
import { isMap } from "../wire/codec.ts";
import type { Welcome } from "../wire/messages.ts";
import type { Shelf } from "./shelf.ts";

/** A seat as this device remembers it; `until` is when the room is gone at the latest, store ms. */
export interface Place {
  readonly session: string;
  readonly seat: Welcome["seat"];
  readonly token: string;
  readonly language: string;
  readonly outbox: Outbox;
  readonly until: number;
}

/** How long a room stays after the last change in it. */
export const DAY = 24 * 3_600_000;

const KEY = "viceversa.seat";

export function keepPlace(shelf: Shelf, place: Place): void {
  shelf.put(KEY, JSON.stringify(place));
}

export function forgetPlace(shelf: Shelf): void {
  shelf.put(KEY, null);
}

/** The seat that was kept; null for none, for what cannot be read, and for one whose room is gone by `now` (ms), which goes from here as well. */
export function keptPlace(shelf: Shelf, now: number): Place | null {
  try {
    const place: unknown = JSON.parse(shelf.get(KEY) ?? "null");
    if (!isMap(place) || !isMap(place["outbox"]) || typeof place["until"] !== "number") return null;
    if (place["until"] < now) {
      forgetPlace(shelf);
      return null;
    }
    const words = [place["session"], place["seat"], place["token"], place["language"], place["outbox"]["instance"]];
    return words.every((word) => typeof word === "string") ? (place as unknown as Place) : null;
  } catch {
    return null;
  }
}
