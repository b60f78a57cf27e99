/**
 * Where this device keeps things: the browser's storage, this tab's, or memory where a browser keeps nothing (a private window, a full
 * disk, storage turned off). All three look alike, and none ever throws.
 */

export interface Shelf {
  /** Whether all that is on it outlives a reload. */
  readonly lasts: boolean;
  get(key: string): string | null;
  /** Null takes it away. */
  put(key: string, value: string | null): void;
}

const PROBE = "viceversa.probe";

/** A shelf in memory: gone with the page. */
export function memory(): Shelf {
  const kept = new Map<string, string>();
  return {
    lasts: false,
    get: (key) => kept.get(key) ?? null,
    put: (key, value) => {
      if (value === null) kept.delete(key);
      else kept.set(key, value);
    },
  };
}

/** The first of the browser's storages that can be written, else memory. A write that fails later is kept in memory as well. */
export function shelf(...storages: readonly (() => Storage)[]): Shelf {
  for (const storage of storages) {
    try {
      const found = storage();
      found.setItem(PROBE, "1");
      found.removeItem(PROBE);
      return beside(found);
    } catch {
      // no such storage here, or it may not be used: the next one
    }
  }
  return memory();
}

/** A part of a shelf, under names of its own. */
export function under(whole: Shelf, prefix: string): Shelf {
  return {
    get lasts() {
      return whole.lasts;
    },
    get: (key) => whole.get(prefix + key),
    put: (key, value) => whole.put(prefix + key, value),
  };
}

function beside(storage: Storage): Shelf {
  const spare = new Map<string, string>();
  return {
    get lasts() {
      return spare.size === 0;
    },
    get: (key) => {
      try {
        return spare.get(key) ?? storage.getItem(key);
      } catch {
        return null;
      }
    },
    put: (key, value) => {
      spare.delete(key);
      try {
        if (value === null) storage.removeItem(key);
        else storage.setItem(key, value);
      } catch {
        if (value !== null) spare.set(key, value);
        removed(storage, key); // what was there before would be found again after a reload, and is no longer so
      }
    },
  };
}

function removed(storage: Storage, key: string): void {
  try {
    storage.removeItem(key);
  } catch {
    // it may not be used any more
  }
}
