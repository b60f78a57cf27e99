/**
 * How far the store's clock is from this device's, learned as NTP does: from the round trip of a ping. Pure; local times are passed in.
 *
 * Local times are milliseconds of a clock that never steps (`performance.now`), store times milliseconds since 1970. Nobody can see which
 * half of a round trip was the slow one, so the error is at most half of it (RFC 5905, section 8).
 */

/** How many round trips are remembered: of these the shortest counts. */
export const KEPT = 8;

/** One round trip in ms, and the offset that it suggests: store time minus local time. */
export interface Sample {
  readonly trip: number;
  readonly offset: number;
}

export type Offset = readonly Sample[];

/** One more round trip: sent and received in local ms, `store` is what the server read between the two. */
export function heard(offset: Offset, sent: number, received: number, store: number): Offset {
  const trip = received - sent;
  return trip < 0 ? offset : [...offset, { trip, offset: store - (sent + received) / 2 }].slice(-KEPT);
}

/** The sample that counts; of equally short ones the newest. Null before the first. */
export function best(offset: Offset): Sample | null {
  return offset.reduce<Sample | null>((so, one) => (so === null || one.trip <= so.trip ? one : so), null);
}

/** The store's clock at a local moment, whole ms; null before the first round trip. */
export function storeTime(offset: Offset, local: number): number | null {
  const sample = best(offset);
  return sample === null ? null : Math.round(local + sample.offset);
}
