/** How sure a number is, 95 % unless another level is asked for: an interval around a share of hits, and one around a correlation. Where a number is shown, so is this. */
import { type Absent, none } from "./absent.ts";
import { isCount, isNumber } from "./answers.ts";

/** Both ends, low to high. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Wilson's score interval of hits / trials, within 0 to 1; it stands also for none and for all. `not_enough` without trials, `impossible` for
 * counts that cannot be. Wilson (1927), Journal of the American Statistical Association 22:209.
 */
export function wilson(hits: number, trials: number, level = 0.95): Interval | Absent {
  if (!isCount(hits) || !isCount(trials) || hits > trials || !isLevel(level)) return none("impossible");
  if (trials < 1) return none("not_enough");
  const [z, p] = [within(level), hits / trials];
  const middle = p + (z * z) / (2 * trials);
  const half = z * Math.sqrt((p * (1 - p)) / trials + (z * z) / (4 * trials * trials));
  const below = 1 + (z * z) / trials;
  return {
    low: hits === 0 ? 0 : Math.max(0, (middle - half) / below),
    high: hits === trials ? 1 : Math.min(1, (middle + half) / below),
  };
}

/**
 * tanh(atanh(r) +- z / sqrt(n - 3)), within -1 to 1: the interval of a correlation over n items. `not_enough` below four items, `boundless` when
 * r is -1 or 1, `impossible` beyond. Fisher (1921), Metron 1:3.
 */
export function fisher(r: number, n: number, level = 0.95): Interval | Absent {
  if (!isNumber(r) || Math.abs(r) > 1 || !isCount(n) || !isLevel(level)) return none("impossible");
  if (n < 4) return none("not_enough");
  if (Math.abs(r) === 1) return none("boundless");
  const half = within(level) / Math.sqrt(n - 3);
  return { low: Math.tanh(Math.atanh(r) - half), high: Math.tanh(Math.atanh(r) + half) };
}

function isLevel(level: number): boolean {
  return isNumber(level) && level > 0 && level < 1;
}

/** How far from the middle of a normal curve that share of it reaches, in standard deviations; by Newton's steps, which never overshoot here. */
function within(level: number): number {
  let z = 0;
  for (let n = 0; n < 60; n += 1) z += ((level - share(z)) / 2) * Math.sqrt(2 * Math.PI) * Math.exp((z * z) / 2);
  return z;
}

/** The share of a normal curve between -z and z: 2 phi(z) (z + z^3 / 3 + z^5 / 15 + ...). */
function share(z: number): number {
  let [term, all] = [z, z];
  for (let n = 3; term > 1e-17 * all; n += 2) {
    term *= (z * z) / n;
    all += term;
  }
  return (2 * all * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI);
}
