/** Where a slow breath is: four seconds in, six out, told by the store's clock so that both phones breathe together. Pure. */

const IN = 4_000;
const OUT = 6_000;

export interface Breath {
  readonly way: "in" | "out";
  /** Milliseconds until it turns. */
  readonly turnsIn: number;
}

/** The breath at `now`, both in store time; the last breath out ends at `until`. */
export function breathAt(until: number, now: number): Breath {
  const whole = IN + OUT;
  const at = (((now - until) % whole) + whole) % whole;
  return at < IN ? { way: "in", turnsIn: IN - at } : { way: "out", turnsIn: whole - at };
}
