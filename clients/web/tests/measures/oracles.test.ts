/** Every worked number of tests/oracles that concerns a measure of the page is reached: the same cases that the Python library runs. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Answers, pairs, type Scale } from "../../src/measures/answers.ts";
import { correctedTogether } from "../../src/measures/closeness.ts";
import { feltDifference } from "../../src/measures/felt.ts";
import { fisher, wilson } from "../../src/measures/intervals.ts";
import { truthAndBias } from "../../src/measures/projection.ts";
import * as tracking from "../../src/measures/tracking.ts";

interface Case {
  readonly measure: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly expected: unknown;
  readonly tolerance: number;
}

/** Measures for research, that the server deals cards by, or that nothing on the page is said of: it needs none of them. */
const LEFT =
  `alpha kappa kappa_of_answers components congruence double_entry_icc q_correlation q_sort_correlation distinctive normativeness
  overall social_accuracy landed landed_beyond_chance by_chance d_prime_of_choices detection taken_for_each_other arcsine_unbiased
  arcsine_chance mean_arcsine_unbiased difficulty_of couple_offset elo elo_with_floor glicko glicko2 learned
  share_within mean_error mean_squared_error root_mean_squared_error closeness corrected_squared shuffled shuffled_squared
  tracking_slope rank_tracking assumed_similarity assumed_beyond_actual split
  hit_rate differential_accuracy unbiased_hit_rate chance chance_sum hits mean_unbiased
  proportion_index proportion_index_error share_of_index share_among nearness credit distance`.split(/\s+/);

type Given = Case["input"];

function scaleOf(given: Given): Scale {
  const [low = 0, high = 0] = given["scale"] as number[];
  return { low, high };
}

function answers(given: Given, name: string): Answers {
  return given[name] as Answers;
}

/** A measure of a guess and a truth, with its extra number where the case has one. */
function ofTwo(
  measure: (guess: Answers, truth: Answers, scale: Scale, more?: number) => unknown,
  [first, second, more]: readonly [string, string, string?] = ["guess", "truth", "least"],
) {
  return (given: Given): unknown => {
    const extra = more === undefined ? undefined : (given[more] as number | undefined);
    return measure(answers(given, first), answers(given, second), scaleOf(given), extra);
  };
}

function ofThree(measure: (guess: Answers, truth: Answers, own: Answers, scale: Scale, least?: number) => unknown) {
  return (given: Given): unknown =>
    measure(
      answers(given, "guess"),
      answers(given, "truth"),
      answers(given, "own"),
      scaleOf(given),
      given["least"] as number | undefined,
    );
}

function numbers(...names: readonly string[]) {
  return (given: Given): number[] => names.filter((name) => name in given).map((name) => given[name] as number);
}

type Numeric = (...values: number[]) => unknown;

function plain(measure: unknown, ...names: readonly string[]) {
  return (given: Given): unknown => (measure as Numeric)(...numbers(...names)(given));
}

const MEASURES: Readonly<Record<string, (given: Given) => unknown>> = {
  corrected: ofTwo((guess, truth, scale, least) => correctedTogether([pairs(guess, truth, scale)], least)),
  bias: ofTwo(tracking.bias),
  tracking: ofTwo(tracking.tracking),
  actual_similarity: ofTwo(tracking.actualSimilarity, ["truth", "own", "least"]),
  truth_and_bias: ofThree(truthAndBias),
  felt_difference: (given) => feltDifference(given["predicted"], given["felt"], scaleOf(given)),
  wilson: plain(wilson, "hits", "trials", "level"),
  fisher: plain(fisher, "r", "n", "level"),
};

/** Parts of worked results that nothing on the page is said of. */
const PARTS_LEFT = new Set(["bias", "bias_at_truth", "indirect"]);

/** What differs from what is expected, part by part; parts that are not named are not judged. */
function differing(found: unknown, expected: unknown, tolerance: number): string[] {
  if (typeof expected === "number")
    return typeof found === "number" && Math.abs(found - expected) <= tolerance ? [] : [`${found} is not ${expected}`];
  if (typeof expected !== "object" || expected === null) return found === expected ? [] : [`${found}: ${expected}`];
  const parts = (found ?? {}) as Readonly<Record<string, unknown>>;
  const named = Object.entries(expected).filter(([name]) => !PARTS_LEFT.has(name));
  return named.flatMap(([name, each]) => differing(parts[name], each, tolerance).map((why) => `${name}: ${why}`));
}

const ORACLES = join(import.meta.dirname, "../../../../tests/oracles");
const files = readdirSync(ORACLES, { recursive: true, encoding: "utf-8" }).filter((name) => name.endsWith(".json"));
const cases = files.flatMap((name) =>
  (JSON.parse(readFileSync(join(ORACLES, name), "utf-8")) as { cases: Case[] }).cases.map(
    (each) => [name, each] as const,
  ),
);

describe.each(Object.keys(MEASURES))("%s", (measure) => {
  const mine = cases.filter(([, each]) => each.measure === measure);
  test.each(mine.map(([name, each], n) => [`${name} ${n}`, each] as const))(
    "%s",
    (_, { input, expected, tolerance }) => {
      expect(differing(MEASURES[measure]?.(input), expected, tolerance)).toEqual([]);
    },
  );
  test("has worked numbers", () => expect(mine).not.toEqual([]));
});

test("every measure with worked numbers is here, or was left for a reason", () => {
  const named = new Set(cases.map(([, each]) => each.measure));
  expect([...named].filter((name) => !(name in MEASURES) && !LEFT.includes(name))).toEqual([]);
  expect(LEFT.filter((name) => name in MEASURES || !named.has(name))).toEqual([]);
});
