/** What this screen has seen go by, kept to the tab, so that after a reload it still knows what is new and what it saw whole. */
import { NOTHING_SEEN, type Witness } from "../core/witness.ts";
import { isMap } from "../wire/codec.ts";
import type { Shelf } from "./shelf.ts";

const KEY = "viceversa.seen";

export function keepWitness(shelf: Shelf, session: string, witness: Witness): void {
  shelf.put(KEY, witness === NOTHING_SEEN ? null : JSON.stringify({ session, witness }));
}

/** What was seen of that session; nothing where nothing was kept, or it cannot be read. */
export function keptWitness(shelf: Shelf, session: string): Witness {
  try {
    const kept: unknown = JSON.parse(shelf.get(KEY) ?? "null");
    if (!isMap(kept) || kept["session"] !== session || !isMap(kept["witness"])) return NOTHING_SEEN;
    const { witness } = kept;
    const maps = [witness["opened"], witness["told"], witness["showings"]];
    return maps.every(isMap) && typeof witness["seq"] === "number" ? (witness as unknown as Witness) : NOTHING_SEEN;
  } catch {
    return NOTHING_SEEN;
  }
}
