/** Kitchen measures: how many millilitres a spoon holds, and how much a millilitre of something weighs. Pure. */

/** Millilitres of each measure of volume. */
const VOLUMES = { cup: 240, tablespoon: 15, teaspoon: 5, millilitre: 1 } as const;

/** Grams of each measure of weight. */
const WEIGHTS = { gram: 1, ounce: 28.35 } as const;

/** Grams of one millilitre, rounded as cooks do. */
export const FOODS = {
  water: 1,
  milk: 1.03,
  flour: 0.53,
  sugar: 0.85,
  butter: 0.95,
  rice: 0.8,
  oats: 0.38,
  oil: 0.92,
  honey: 1.42,
  cocoa: 0.42,
} as const;

export type Measure = keyof typeof VOLUMES | keyof typeof WEIGHTS;
export type Food = keyof typeof FOODS;

export const MEASURES = [...Object.keys(VOLUMES), ...Object.keys(WEIGHTS)] as Measure[];

/** So much of a food in another measure. */
export function converted(amount: number, from: Measure, to: Measure, food: Food): number {
  const grams = from in WEIGHTS ? amount * weight(from) : amount * volume(from) * FOODS[food];
  return to in WEIGHTS ? grams / weight(to) : grams / FOODS[food] / volume(to);
}

/** A number as a cook reads it: no more figures than a spoon can hold. */
export function rounded(amount: number): number {
  const places = amount < 10 ? 2 : amount < 100 ? 1 : 0;
  return Number(amount.toFixed(places));
}

/** What was typed, with a comma or a point; null for what is no amount. */
export function amountIn(text: string): number | null {
  const amount = Number(text.trim().replace(",", "."));
  return text.trim() !== "" && Number.isFinite(amount) && amount >= 0 ? amount : null;
}

function weight(measure: Measure): number {
  return WEIGHTS[measure as keyof typeof WEIGHTS];
}

function volume(measure: Measure): number {
  return VOLUMES[measure as keyof typeof VOLUMES];
}
