/**
 * Where marks and their names find room on the map of feelings. Pure. The map is measured in units of its own; it is drawn in shares of its width and
 * height, so that it may be any size.
 */

/** The map's size, and how far from its edge and from each other the middles of marks stay. */
export const FIELD = { width: 320, height: 240 } as const;
const EDGE = 28;
const APART = 24;

/** Room that a letter and a line of a name take. */
const LETTER = 9;
const LINE = 18;

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Spot {
  readonly key: string;
  /** Unpleasant to pleasant and still to lively, each from -1 to 1. */
  readonly at: readonly [number, number];
}

/** Where a name begins, and whether it runs on from there, up to there, or to both sides. */
export interface Label extends Point {
  readonly anchor: "start" | "middle" | "end";
}

/** The middles of the marks: each near where it lies, within the field, and none over another while there is room. */
export function marksOf(spots: readonly Spot[]): ReadonlyMap<string, Point> {
  const marks = new Map<string, Point>();
  for (const { key, at } of spots) {
    const lies = within({
      x: EDGE + ((at[0] + 1) / 2) * (FIELD.width - 2 * EDGE),
      y: EDGE + ((1 - at[1]) / 2) * (FIELD.height - 2 * EDGE),
    });
    const taken = [...marks.values()];
    const free = around(lies).find((point) => taken.every((other) => distance(point, other) >= APART));
    marks.set(key, free ?? lies);
  }
  return marks;
}

/** A name that stands on the map already. */
export interface Named {
  readonly name: string;
  readonly label: Label;
}

/**
 * Where the name of each mark stands: below it, above it or beside it, where it covers no mark, no other name, and none of what is `taken` already; where
 * nothing is free, within the map at least. A name that is longer than the map has no place on it: it stands in words beside the picture.
 */
export function labelsOf(
  marks: ReadonlyMap<string, Point>,
  names: ReadonlyMap<string, string>,
  taken: readonly Named[] = [],
): ReadonlyMap<string, Label> {
  const labels = new Map<string, Label>();
  const boxes = taken.map(({ label, name }) => boxOf(label, name));
  for (const [key, name] of names) {
    const mark = marks.get(key);
    if (mark === undefined) continue;
    const others = [...marks].flatMap(([each, point]) => (each === key ? [] : [boxAround(point)]));
    const places = placesFor(mark).map((label) => [label, boxOf(label, name)] as const);
    const free = places.find(([, box]) => inField(box) && [...others, ...boxes].every((one) => !meet(one, box)));
    const chosen = free ?? places.find(([, box]) => inField(box));
    if (chosen === undefined) continue;
    labels.set(key, chosen[0]);
    boxes.push(chosen[1]);
  }
  return labels;
}

/** Places of a side's word, from the middle of that side: over the line, under it, and further off. */
const OFF_THE_MIDDLE = [-6, 18, -30, 42, -54, 66] as const;

/** What two sides of the map are called, each off the marks and off what is `taken`, and as near to the middle line as it can be. */
export function sidesOf(
  marks: ReadonlyMap<string, Point>,
  taken: readonly Named[],
  sides: readonly Named[],
): readonly Named[] {
  const boxes = [...[...marks.values()].map(boxAround), ...taken.map(({ label, name }) => boxOf(label, name))];
  return sides.map(({ name, label: { x, y, anchor } }) => {
    const places = OFF_THE_MIDDLE.map((off): Label => ({ x, y: y + off, anchor }));
    const free = places.find((label) => boxes.every((one) => !meet(one, boxOf(label, name))));
    return { name, label: free ?? { x, y: y - 6, anchor } };
  });
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function placesFor({ x, y }: Point): Label[] {
  return [
    { x, y: y + 26, anchor: "middle" },
    { x, y: y - 14, anchor: "middle" },
    { x: x + 15, y: y + 5, anchor: "start" },
    { x: x - 15, y: y + 5, anchor: "end" },
    { x: x - 10, y: y + 26, anchor: "start" },
    { x: x + 10, y: y + 26, anchor: "end" },
    { x: x - 10, y: y - 14, anchor: "start" },
    { x: x + 10, y: y - 14, anchor: "end" },
    { x, y: y + 46, anchor: "middle" },
    { x, y: y - 34, anchor: "middle" },
    { x: FIELD.width / 2, y: y + 26, anchor: "middle" },
    { x: FIELD.width / 2, y: y - 14, anchor: "middle" },
  ];
}

function boxOf({ x, y, anchor }: Label, name: string): Box {
  const width = [...name].length * LETTER;
  const start = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
  return { x: start, y: y - 14, width, height: LINE };
}

function boxAround({ x, y }: Point): Box {
  return { x: x - APART / 2, y: y - APART / 2, width: APART, height: APART };
}

function inField({ x, y, width, height }: Box): boolean {
  return x >= 0 && y >= 0 && x + width <= FIELD.width && y + height <= FIELD.height;
}

function meet(one: Box, two: Box): boolean {
  const beside = one.x + one.width <= two.x || two.x + two.width <= one.x;
  return !beside && one.y + one.height > two.y && two.y + two.height > one.y;
}

/** The point itself, then points on growing rings about it, all within the field. */
function around(point: Point): Point[] {
  const rings = Array.from({ length: 8 }, (_, n) => ((n + 1) * APART) / 2);
  const turns = Array.from({ length: 12 }, (_, n) => (n / 6) * Math.PI);
  const near = rings.flatMap((ring) =>
    turns.map((turn) => ({ x: point.x + Math.cos(turn) * ring, y: point.y + Math.sin(turn) * ring })),
  );
  return [point, ...near].map(within);
}

function within({ x, y }: Point): Point {
  return {
    x: Math.round(Math.min(FIELD.width - EDGE, Math.max(EDGE, x)) * 10) / 10,
    y: Math.round(Math.min(FIELD.height - EDGE, Math.max(EDGE, y)) * 10) / 10,
  };
}

function distance(one: Point, two: Point): number {
  return Math.hypot(one.x - two.x, one.y - two.y);
}
