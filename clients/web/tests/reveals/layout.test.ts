/** Marks and names on the map: near where they lie, within the field, and not over each other. */
import { describe, expect, test } from "vitest";
import { FIELD, labelsOf, marksOf, type Point, sidesOf } from "../../src/reveals/layout.ts";

function nearest(points: readonly Point[]): number {
  const apart = points.flatMap((one, n) => points.slice(n + 1).map((two) => Math.hypot(one.x - two.x, one.y - two.y)));
  return Math.min(Infinity, ...apart);
}

describe("marks", () => {
  test("lie pleasant across and lively up", () => {
    const marks = marksOf([
      { key: "joy", at: [0.9, 0.6] },
      { key: "gloom", at: [-0.9, -0.6] },
      { key: "middle", at: [0, 0] },
    ]);
    const [joy, gloom, middle] = [marks.get("joy"), marks.get("gloom"), marks.get("middle")];
    if (joy === undefined || gloom === undefined) throw new Error("both have a place");
    expect(joy.x).toBeGreaterThan(gloom.x);
    expect(joy.y).toBeLessThan(gloom.y);
    expect(middle).toEqual({ x: FIELD.width / 2, y: FIELD.height / 2 });
  });
  test.each([
    ["in the middle", [0, 0]],
    ["in a corner", [1, 1]],
    ["beyond the edge", [-7, 3]],
  ] as const)("of twelve feelings on one spot %s are all seen", (_, at) => {
    const points = [...marksOf(Array.from({ length: 12 }, (__, n) => ({ key: `${n}`, at }))).values()];
    expect(nearest(points)).toBeGreaterThan(20);
    for (const { x, y } of points) {
      expect(x).toBeGreaterThan(0);
      expect(x).toBeLessThan(FIELD.width);
      expect(y).toBeGreaterThan(0);
      expect(y).toBeLessThan(FIELD.height);
    }
  });
  test("are the same for the same feelings", () => {
    const spots = Array.from({ length: 5 }, (_, n) => ({ key: `${n}`, at: [0.1, 0.1] as const }));
    expect([...marksOf(spots)]).toEqual([...marksOf(spots)]);
  });
});

describe("names", () => {
  const marks = new Map([
    ["one", { x: 160, y: 120 }],
    ["two", { x: 160, y: 146 }],
    ["edge", { x: 300, y: 212 }],
  ]);
  const labels = labelsOf(marks, new Map([...marks.keys()].map((key) => [key, `feeling ${key}`])));
  test("stand below their mark, and elsewhere where another mark is", () => {
    expect(labels.get("two")).toEqual({ x: 160, y: 172, anchor: "middle" });
    expect(labels.get("one")?.y).toBeLessThan(146);
  });
  test("stay within the map, and off what stands there already", () => {
    expect(labels.get("edge")?.anchor).toBe("end");
    const taken = [{ name: "still", label: { x: 160, y: 172, anchor: "middle" } as const }];
    const beside = labelsOf(marks, new Map([["two", "two"]]), taken).get("two");
    expect(beside).not.toEqual({ x: 160, y: 172, anchor: "middle" });
  });
  test("of the sides stand over the middle line, and under it where a mark is", () => {
    const sides = [
      { name: "dull", label: { x: 8, y: 120, anchor: "start" } as const },
      { name: "pleasant", label: { x: 312, y: 120, anchor: "end" } as const },
    ];
    const mark = new Map([["one", { x: 280, y: 108 }]]);
    expect(sidesOf(mark, [], sides).map(({ label }) => label.y)).toEqual([114, 138]);
    const below = [{ name: "proud", label: { x: 280, y: 134, anchor: "middle" } as const }];
    expect(sidesOf(mark, below, sides).map(({ label }) => label.y)).toEqual([114, 90]);
  });
  test("that are long move on where something stands already, and are left out where the map has no room for them", () => {
    const mark = new Map([["long", { x: 200, y: 106 }]]);
    const taken = [{ name: "agradable", label: { x: FIELD.width - 8, y: 132, anchor: "end" } as const }];
    const other = { name: "desagradable", label: { x: 8, y: 132, anchor: "start" } as const };
    const above = { name: "x".repeat(24), label: { x: 200, y: 92, anchor: "middle" } as const };
    const label = labelsOf(mark, new Map([["long", "La estela de un barco"]]), [...taken, other, above]).get("long");
    expect(label).toEqual({ x: 200, y: 152, anchor: "middle" });
    expect(labelsOf(mark, new Map([["long", "x".repeat(60)]])).size).toBe(0);
  });
  test("of what has no mark are left out", () => expect(labelsOf(marks, new Map([["none", "none"]])).size).toBe(0));
});
