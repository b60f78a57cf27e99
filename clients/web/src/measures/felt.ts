/** Felt understood, against what the listener thought: after one round of listening. */
import { type Absent, none } from "./absent.ts";
import { read, type Scale } from "./answers.ts";

export const SLIDER: Scale = { low: 0, high: 100 };

/** signed: the listener's guess less what the speaker felt, above 0 when the listener thought it went better. size: its amount. */
export interface FeltDifference {
  readonly signed: number;
  readonly size: number;
}

/** predicted - felt in steps of the scale, and its amount. `not_enough` when either was not given. */
export function feltDifference(predicted: unknown, felt: unknown, scale: Scale = SLIDER): FeltDifference | Absent {
  const [guess, said] = [read(scale, predicted), read(scale, felt)];
  if (guess === null || said === null) return none("not_enough");
  return { signed: guess - said, size: Math.abs(guess - said) };
}
