/** Which picture comes of which answers: profiles and the map by the exercise's `figures`, everything else beside them. */
import { describe, expect, test } from "vitest";
import { besideProfiles, toldOf } from "../../src/reveals/beside.ts";
import { sideOf, turnsOf } from "../../src/reveals/feelings.ts";
import { answerSet, profilesOf, withEarlier } from "../../src/reveals/profiles.ts";
import type { View } from "../../src/wire/messages.ts";
import { A, B, given, opened, rated, released, showing, witness } from "./small.ts";

const place: View["place"] = {
  programme: "p",
  exercise: "weather",
  exercise_n: 1,
  exercises: 1,
  phase: "next",
  instance: 9,
  step: 1,
  of: 2,
  turn: [1, 1],
  lead: "b",
};

describe("a profile", () => {
  test("is a panel for each person that answers are about, oneself first, with a line for each item", () => {
    const found = profilesOf(...all(rated(B, A)));
    expect(found.map(({ about, guesser }) => [about, guesser])).toEqual([
      ["a", "b"],
      ["b", "a"],
    ]);
    expect(found[0]?.lines).toHaveLength(12);
    expect(found[0]?.lines[1]).toEqual({ part: "2", item: "Item 2", truth: 6, guess: 6, again: null });
    expect(found[0]?.lines.at(-1)?.part).toBe("12");
    expect(profilesOf(...all(rated(B, A, { you: "b" }))).map(({ about }) => about)).toEqual(["b", "a"]);
  });
  test("comes first on both phones where it is its person's turn", () => {
    for (const you of ["a", "b"] as const)
      expect(profilesOf(...all(rated(B, A, { you })), "b").map(({ about }) => about)).toEqual(["b", "a"]);
  });
  test("has first and second beside each other where it was asked twice, with what was opened before", () => {
    const twice = released([opened(1, "rate"), opened(2, "think"), opened(5, "again"), opened(6, "talk")], {
      1: { b: { own: given([4, 4]) } },
      2: { a: { theirs: given([2, 3]) } },
      5: { a: { later: given([4]) } },
    });
    const newest = opened(5, "again");
    const drawn = withEarlier(
      twice,
      (twice.view.opened ?? []).filter((one) => one.instance === newest.instance),
    );
    expect(drawn.map(({ instance }) => instance)).toEqual([1, 2, 5, 6]);
    const [profile] = profilesOf(twice, drawn);
    expect(profile).toMatchObject({ about: "b", twice: true });
    expect(profile?.lines.map(({ truth, guess, again }) => [truth, guess, again])).toEqual([
      [4, 2, 4],
      [4, 3, null],
    ]);
  });
  test("of one answer without items is one line, named by what was asked", () => {
    const one = opened(1, "ask", { exercise: "single", card: null });
    const found = profilesOf(...all(released([one], { 1: { a: { felt: 80 }, b: { thought: 60 } } })));
    expect(found).toHaveLength(1);
    expect(found[0]?.lines).toEqual([{ part: "", item: "Ada felt heard", truth: 80, guess: 60, again: null }]);
  });
  test("leaves out what cannot be read, and is none where nothing was given", () => {
    const odd = released([opened(1, "rate"), opened(2, "think")], {
      1: { a: { own: { "1": "ten", "2": 99, "77": 3 } }, b: { own: "a text" } },
    });
    const [about, ...more] = profilesOf(...all(odd));
    expect(about?.lines.map(({ truth }) => truth)).toEqual([null, null, 3]);
    expect(more).toEqual([]);
    if (about !== undefined) expect(answerSet(odd, about, null).truth.every((each) => each === null)).toBe(true);
    expect(profilesOf(...all(released([opened(1, "rate")], {})))).toEqual([]);
  });
  test("goes to the measures in the card's own order, with its deck's version", () => {
    const whole = rated(B, A);
    const [about, other] = profilesOf(...all(whole));
    if (about === undefined || other === undefined) throw new Error("there are two");
    const set = answerSet(whole, about, other);
    expect(set).toMatchObject({ source: { deck: "skies", version: "3", card: "rain" }, scale: { low: 1, high: 7 } });
    expect([set.truth, set.own]).toEqual([A, B]);
  });
  test("of two cards are two", () => {
    const two = released([opened(1, "rate"), opened(2, "rate", { card: "storm" })], {
      1: { a: { own: given([1]) } },
      2: { a: { own: given([2]) } },
    });
    expect(profilesOf(...all(two)).map(({ card }) => card)).toEqual(["rain", "storm"]);
  });
});

describe("what is in no profile", () => {
  const whole = released([opened(2, "think"), opened(6, "talk")], {
    2: { a: { theirs: given([1]) } },
    6: {
      a: { wish: "<b>rest</b>", secret: "no", mood: "up", marks: { "1": "ok" } },
      b: { wish: " ", mood: "down", secret: "no" },
    },
  });
  const [beside, ...more] = besideProfiles(...all(whole));
  test("is told by whom it was said, each in their own names; what is private stays out", () => {
    expect(more).toEqual([]);
    expect(beside?.title).toBe("Talk about it with Ben");
    expect(beside?.asked.map(({ label, rows }) => [label, rows])).toEqual([
      [
        "What Ada would like",
        [
          {
            item: "",
            said: [
              { seat: "a", words: "<b>rest</b>" },
              { seat: "b", words: null },
            ],
          },
        ],
      ],
      ["Mood", [{ item: "", said: [{ seat: "a", words: "Sunny, Ada" }] }]],
      [
        "Marks",
        [
          {
            item: "Item 1",
            said: [
              { seat: "a", words: "Fair" },
              { seat: "b", words: null },
            ],
          },
        ],
      ],
    ]);
  });
  test("is asked of those it was asked of, also where the one who led goes without saying", () => {
    const { lead: _, ...plain } = opened(6, "talk");
    const [one] = besideProfiles(...all(released([plain], { 6: { a: { mood: "up" } } })));
    expect(one?.asked[0]?.rows[0]?.said.map(({ seat }) => seat)).toEqual(["a"]);
  });
  test("is a question for each where it was a guess, in the names of the one who guessed", () => {
    const guessed = released([opened(6, "talk")], { 6: { a: { hunch: "Tea" }, b: { hunch: "Rain" } } });
    expect(besideProfiles(...all(guessed))[0]?.asked.map(({ label, rows }) => [label, rows[0]?.said])).toEqual([
      ["What would Ben say?", [{ seat: "a", words: "Tea" }]],
      ["What would Ada say?", [{ seat: "b", words: "Rain" }]],
    ]);
  });
  test("is what was said alone, and nothing that every value has by birth", () => {
    const crafted = released([opened(6, "talk")], {
      6: { a: { marks: { constructor: "x" } }, b: { marks: given(["ok"]) } },
    });
    const rows = besideProfiles(...all(crafted))[0]?.asked[0]?.rows ?? [];
    expect(rows.map(({ said }) => said.map(({ words }) => words))).toEqual([
      ["x", null],
      [null, "Fair"],
    ]);
  });
  test("is nothing where nobody said anything", () => {
    expect(besideProfiles(...all(released([opened(6, "talk")], { 6: { b: { wish: "  " } } })))).toEqual([]);
  });
  test("open choices are told by their labels", () => {
    const open = released([], {}, { stage: "playing", place, told: { landed: { b: "y" }, unknown: { a: "x" } } });
    expect(toldOf(open, ["landed", "unknown"])).toMatchObject([
      { label: "Did it land?", rows: [{ item: "", said: [{ seat: "b", words: "Yes" }] }] },
    ]);
  });
});

describe("the map of feelings", () => {
  const hit = { card: "rain", nearness: "hit" } as const;
  const miss = { card: "storm", nearness: "miss" } as const;
  const turns = turnsOf(
    released([], {}),
    witness({
      "2.10": showing({ meant: "void", guesses: [miss] }),
      "2.2": showing({ lead: "b", meant: "rain", guesses: [miss, hit] }),
      "2.3": showing({ meant: "rain" }),
      "3.1": showing({ exercise: "single", meant: "rain", guesses: [hit] }),
    }),
  );
  test("has every turn that was read, in order, by the names of the cards", () => {
    expect(turns.map(({ key, meant, read }) => [key, meant.name, read.map(({ name }) => name)])).toEqual([
      ["2.2", "rain", ["storm", "rain"]],
      ["2.10", "void", ["storm"]],
    ]);
  });
  test("knows which side a feeling lies on, and says nothing where that is not known", () => {
    const sides = turns.flatMap(({ meant, read }) => [meant, ...read].map(sideOf));
    expect(sides).toEqual(["pleasant-still", "unpleasant-lively", "pleasant-still", null, "unpleasant-lively"]);
    expect(sideOf({ card: "x", name: "x", at: [-0.05, 0] })).toBe("middle");
    const amid = witness({ "1.1": showing({ meant: "haze", guesses: [hit] }) });
    expect(turnsOf(released([], {}), amid).map(({ meant, cards }) => [meant.at, cards])).toEqual([[[0, 0], "Skies"]]);
    expect(sideOf({ card: "x", name: "x", at: [0, 0.4] })).toBe("lively");
  });
  test("of one turn has that turn alone", () => {
    const one = witness({
      "1.1": showing({ meant: "rain", guesses: [hit] }),
      "1.2": showing({ meant: "rain", guesses: [hit] }),
    });
    expect(turnsOf(released([], {}), one, "1.2").map(({ key }) => key)).toEqual(["1.2"]);
  });
});

function all(whole: ReturnType<typeof released>) {
  return [whole, whole.view.opened ?? []] as const;
}
