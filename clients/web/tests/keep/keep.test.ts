/** What a device keeps, where, and what it makes of what it finds. */
import { describe, expect, test } from "vitest";
import { fresh } from "../../src/core/outbox.ts";
import { entered, keepDrafts, keptDrafts, leftOver, only } from "../../src/keep/drafts.ts";
import { forgetPlace, keepPlace, keptPlace, type Place } from "../../src/keep/places.ts";
import { memory, shelf, under } from "../../src/keep/shelf.ts";

/** A browser's storage with room for so many letters in all. */
function storage(room: number): Storage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    clear: () => kept.clear(),
    key: (n) => [...kept.keys()][n] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    removeItem: (key) => void kept.delete(key),
    setItem: (key, value) => {
      if (value.length > room) throw new DOMException("full", "QuotaExceededError");
      kept.set(key, value);
    },
  };
}

const closed = (): Storage => {
  throw new DOMException("no", "SecurityError");
};

describe("a shelf", () => {
  test("the first storage that may be used is taken, else memory", () => {
    const tab = storage(99);
    const taken = shelf(closed, () => tab);
    taken.put("a", "1");
    expect([taken.lasts, tab.getItem("a")]).toEqual([true, "1"]);
    expect(shelf(closed).lasts).toBe(false);
  });
  test("what does not fit any more is kept in memory, and what fits later is not doubled", () => {
    const kept = shelf(() => storage(4));
    kept.put("a", "1");
    kept.put("a", "12345");
    expect([kept.get("a"), kept.lasts, under(kept, "b.").lasts]).toEqual(["12345", false, false]);
    kept.put("a", "2");
    expect([kept.get("a"), kept.lasts, under(kept, "b.").lasts]).toEqual(["2", true, true]);
    kept.put("a", null);
    expect(kept.get("a")).toBeNull();
  });
  test("what was there before does not come back with a reload once something newer did not fit", () => {
    const tab = storage(4);
    const kept = shelf(() => tab);
    kept.put("a", "1");
    kept.put("a", "12345");
    expect(shelf(() => tab).get("a")).toBeNull();
  });
});

describe("a seat", () => {
  const place: Place = { session: "s", seat: "a", token: "t", language: "en", outbox: fresh(), until: 1_000 };
  test("is found again until its room is gone", () => {
    const kept = memory();
    keepPlace(kept, place);
    expect(keptPlace(kept, 999)).toEqual(place);
    expect(keptPlace(kept, 1_001)).toBeNull();
    expect(kept.get("viceversa.seat")).toBeNull(); // its key opens nothing any more, and is no trace either
    keepPlace(kept, place);
    forgetPlace(kept);
    expect(keptPlace(kept, 0)).toBeNull();
  });
  test.each(["", "{", "[]", '{"until":5000}', '{"until":5000,"outbox":{},"session":1}'])("%j is no seat", (text) => {
    const kept = memory();
    kept.put("viceversa.seat", text);
    expect(keptPlace(kept, 0)).toBeNull();
  });
});

describe("drafts", () => {
  test("are kept by phase and ask, and go one by one or together", () => {
    const one = entered(entered({}, 3, "like", 4), 3, "why", "so");
    expect(one).toEqual({ "3": { like: 4, why: "so" } });
    expect(entered(entered(one, 3, "like", undefined), 3, "why", undefined)).toEqual({});
    expect([only(one[3] ?? {}, ["why"]), only({}, ["why"])]).toEqual([{ why: "so" }, {}]);
    expect(leftOver(one, 3)).toEqual([]);
    expect(leftOver(one, 4)).toEqual([{ like: 4, why: "so" }]);
  });
  test("survive a reload of the same session only", () => {
    const tab = memory();
    keepDrafts(tab, "s", { "3": { like: 4 } });
    expect(keptDrafts(tab, "s")).toEqual({ "3": { like: 4 } });
    expect(keptDrafts(tab, "t")).toEqual({});
    keepDrafts(tab, "s", {});
    expect(keptDrafts(tab, "s")).toEqual({});
    tab.put("viceversa.drafts", "{");
    expect(keptDrafts(tab, "s")).toEqual({});
  });
});
