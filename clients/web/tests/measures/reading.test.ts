/** What may be said of answers, to whom, and from how many on; and that odd answers never break anything. */
import { describe, expect, test } from "vitest";
import { isAbsent, type Measured, none } from "../../src/measures/absent.ts";
import { type AnswerSet, gathered, pairs, printOf, read } from "../../src/measures/answers.ts";
import { correctedTogether } from "../../src/measures/closeness.ts";
import {
  furthestApart,
  ofCharades,
  ofCouple,
  ofGuesser,
  ofListening,
  type Reading,
} from "../../src/measures/reading.ts";
import { tracking } from "../../src/measures/tracking.ts";
import { truthAndBias } from "../../src/measures/projection.ts";

const SEVEN = { low: 1, high: 7 };

/** The prints of no line, of one, and of two, as test_answers.py has them. */
const PRINTS = ["811c9dc5", "b9eb1372", "a5d0ffca"];
const A = [1, 6, 2, 7, 3, 5, 4, 6, 2, 5, 7, 1];
const B = [6, 2, 5, 3, 7, 1, 6, 4, 1, 7, 2, 5];

function set(
  guess: readonly unknown[],
  truth: readonly unknown[],
  own: readonly unknown[] = [],
  version = "1",
  lines = "",
): AnswerSet {
  return { source: { deck: "d", version, card: "c", lines }, scale: SEVEN, guess, truth, own };
}

/** How close one direction came, beyond chance. */
function of(guess: readonly number[], truth: readonly number[]): Measured {
  return correctedTogether([pairs(guess, truth, SEVEN)]);
}

function names(readings: readonly Reading[]): string[] {
  return readings.map(({ name }) => name);
}

/** Whole numbers from 1 to 7, always the same ones for a seed. */
function drawn(seed: number, many: number): number[] {
  let at = seed * 2_654_435_761 + 1;
  return Array.from({ length: many }, () => {
    at = (at * 1_103_515_245 + 12_345) % 2_147_483_648;
    return 1 + (Math.floor(at / 65_536) % 7);
  });
}

describe("answers", () => {
  test.each([
    [4, 4],
    [4.5, null],
    ["4", null],
    [8, null],
    [0, null],
    [null, null],
    [Number.NaN, null],
    [true, null],
  ])("%j on 1 to 7 is %j", (answer, value) => expect(read(SEVEN, answer)).toBe(value));
  test("a scale without two ends takes none", () => {
    expect(read({ low: 3, high: 3 }, 3)).toBeNull();
    expect(read({ low: 0, high: Infinity }, 3)).toBeNull();
  });
  test("an item that one of them left out is left out for both", () => {
    expect(pairs([1, null, 3, 4], [2, 2, "x"], SEVEN)).toEqual([[1, 2]]);
  });
  test("lines have the print that the Python library gives them", () => {
    expect([[], ["I am glad"], ["Sé quién soy", ""]].map(printOf)).toEqual(PRINTS);
  });
  test("sets of two versions, of other lines, or on two scales, are not put together", () => {
    expect(gathered([])).toEqual(none("not_enough"));
    expect(gathered([set(A, B), set(A, B, [], "2")])).toEqual(none("changed_items"));
    expect(gathered([set(A, B, [], "1", printOf(["one"])), set(A, B, [], "1", printOf(["won"]))])).toEqual(
      none("changed_items"),
    );
    expect(gathered([set(A, B), { ...set(A, B), scale: { low: 0, high: 2 } }])).toEqual(none("changed_items"));
    expect(gathered([set([1], [2, 3]), set([4], [5])])).toMatchObject({ guess: [1, null, 4], truth: [2, 3, 5] });
  });
});

describe("identities, for any answers", () => {
  test.each(Array.from({ length: 40 }, (_, n) => n))("of seed %i", (seed) => {
    const [g, t] = [drawn(seed, 9), drawn(seed + 1000, 9)];
    const near = of(g, t);
    expect(of(t, t)).toBe(1);
    expect(isAbsent(near) || near <= 1).toBe(true);
    expect(of(t, g)).toEqual(near);
  });
});

describe("no number", () => {
  test("has a reason", () => {
    expect(of([], [])).toEqual(none("not_enough"));
    expect(of([4, 4], [4, 4])).toEqual(none("flat"));
    expect(tracking([4, 4, 4], [1, 2, 3], SEVEN)).toEqual(none("flat"));
    expect(truthAndBias(A, B, B, SEVEN)).toEqual(none("alike"));
    expect(truthAndBias([1, 2], [1, 2], [2, 1], SEVEN)).toEqual(none("not_enough"));
  });
});

describe("what is said to both", () => {
  test("depends on both directions, and on neither alone", () => {
    const [one, other] = [set(B, B), set(drawn(3, 12), A)];
    expect(ofCouple([one, other])).toEqual(ofCouple([other, one]));
    expect(ofCouple([one]).name).toBe("not_enough_yet");
    expect(ofCouple([set(B, B), set(A, A)]).name).toBe("often_close");
    expect(ofCouple([set(A, B), set(B, A)]).name).toBe("far_apart");
  });
  test("five items are not enough, six are", () => {
    expect(ofCouple([set(A.slice(0, 5), A), set(B, B)]).name).toBe("not_enough_yet");
    expect(ofCouple([set(A.slice(0, 6), A), set(B, B)]).name).toBe("often_close");
  });
  test("who is within a step is not far apart, and who never changed an answer cannot be compared", () => {
    const [four, five] = [
      [4, 4, 4, 4, 4, 5],
      [4, 4, 4, 4, 5, 4],
    ];
    expect(ofCouple([set(four, five), set(five, four)]).name).toBe("little_between");
    expect(ofCouple([set(Array(6).fill(4), Array(6).fill(4)), set(Array(6).fill(4), Array(6).fill(4))]).name).toBe(
      "all_the_same",
    );
  });
  test("the furthest item is one that both missed", () => {
    const guess = [...B];
    guess[3] = 7;
    expect(furthestApart([set(guess, B), set(A, A)])).toMatchObject({ name: "furthest_apart", item: 3 });
    expect(furthestApart([set(B, B), set(A, A)])).toBeNull();
    expect(furthestApart([set(guess, B)])).toBeNull();
    expect(
      furthestApart([
        set(guess, B),
        set(
          A.map((each, n) => (n === 3 ? null : each)),
          A,
        ),
      ]),
    ).toBeNull();
  });
  test("feelings are counted, with what came on a second guess", () => {
    expect(names(ofCharades(4, 2, 1, 6))).toEqual(["found_with_second", "near_ones"]);
    expect(names(ofCharades(4, 0, 0, 6))).toEqual(["found_feelings"]);
    expect(names(ofCharades(0, 0, 0, 6))).toEqual(["found_none_yet"]);
    expect(ofCharades(0, 0, 0, 0)).toEqual([]);
    expect(ofCharades(5, 0, 2, 6)).toEqual([]);
  });
});

describe("what is said to a guesser alone", () => {
  test("leaning and following, from twelve items on", () => {
    expect(names(ofGuesser([set(A, B, A)]))).toContain("leaned_on_own_view");
    expect(names(ofGuesser([set(B, B, A)]))).toEqual(["followed_partners_view"]);
    expect(names(ofGuesser([set(A.slice(1), B.slice(1), A.slice(1))]))).toEqual(["not_enough_yet"]);
    expect(ofGuesser([set(A, B, A)]).every(({ to }) => to === "guesser")).toBe(true);
  });
  test("too alike to tell, but not where one is the other's reverse", () => {
    expect(names(ofGuesser([set(A, B, B)]))).toContain("too_alike_to_tell");
    expect(
      names(
        ofGuesser([
          set(
            A,
            B,
            B.map((each) => 8 - each),
          ),
        ]),
      ),
    ).not.toContain("too_alike_to_tell");
  });
  test("stronger and milder", () => {
    const low = B.map((each) => Math.min(each, 4));
    expect(
      names(
        ofGuesser([
          set(
            low.map((each) => each + 2),
            low,
            A,
          ),
        ]),
      ),
    ).toContain("sees_it_stronger");
    expect(
      names(
        ofGuesser([
          set(
            low.map((each) => Math.max(1, each - 2)),
            low,
            A,
          ),
        ]),
      ),
    ).toContain("sees_it_milder");
  });
  test("felt understood, and thought so", () => {
    expect(ofListening(50, 58).name).toBe("felt_as_thought");
    expect(ofListening(80, 40).name).toBe("felt_less");
    expect(ofListening(40, 80).name).toBe("felt_more");
    expect(ofListening(40, "x").name).toBe("not_enough_yet");
  });
});
