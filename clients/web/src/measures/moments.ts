/** Means, products and the plane that several measures are made of. They know no answers, only numbers, and are never called with none. */
import { type Absent, isAbsent, type Measured, none } from "./absent.ts";

/** Spread below this share of the numbers' own size is rounding, not spread. */
const TINY = 1e-12;

type Numbers = readonly number[];

export function sum(x: Numbers): number {
  return x.reduce((all, each) => all + each, 0);
}

export function mean(x: Numbers): number {
  return sum(x) / x.length;
}

/** The sum of products of what is centred: n times the covariance. */
export function product(x: Numbers, y: Numbers): number {
  const [ofX, ofY] = [mean(x), mean(y)];
  return sum(x.map((each, n) => (each - ofX) * ((y[n] ?? 0) - ofY)));
}

/** Whether they do not differ, up to rounding. */
function flat(x: Numbers): boolean {
  const largest = Math.max(1, ...x.map(Math.abs));
  return Math.max(...x) - Math.min(...x) <= TINY * largest;
}

/** Pearson's r, -1 to 1. `not_enough` below two, `flat` when either does not differ. */
export function correlation(x: Numbers, y: Numbers): Measured {
  if (x.length < 2) return none("not_enough");
  if (flat(x) || flat(y)) return none("flat");
  const r = product(x, y) / Math.sqrt(product(x, x) * product(y, y));
  return Math.max(-1, Math.min(1, r));
}

/** z = level + first * x + second * y, by least squares. */
export interface Plane {
  readonly level: number;
  readonly first: number;
  readonly second: number;
}

/** The plane through n points. `not_enough` below three, `flat` when x or y is, `alike` when |r(x, y)| is above `most`. */
export function plane(z: Numbers, x: Numbers, y: Numbers, most: number): Plane | Absent {
  if (z.length < 3) return none("not_enough");
  const r = correlation(x, y);
  if (isAbsent(r)) return r;
  const [xx, yy, xy] = [product(x, x), product(y, y), product(x, y)];
  const [xz, yz] = [product(x, z), product(y, z)];
  const below = xx * yy - xy * xy;
  if (Math.abs(r) > most || below <= TINY * xx * yy) return none("alike");
  const [first, second] = [(yy * xz - xy * yz) / below, (xx * yz - xy * xz) / below];
  return { level: mean(z) - first * mean(x) - second * mean(y), first, second };
}
