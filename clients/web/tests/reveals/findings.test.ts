/** What is told at the end, to whom, and what may be kept. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Witness } from "../../src/core/witness.ts";
import { forBoth, forMe } from "../../src/reveals/findings.ts";
import { keepsakes, savedText } from "../../src/reveals/kept.ts";
import { numbers } from "../../src/reveals/numbers.ts";
import type { Released } from "../../src/reveals/released.ts";
import { inASentence } from "../../src/reveals/said.ts";
import { speak, speakOfPlay } from "../../src/say/say.ts";
import { A, B, given, opened, rated, released, showing, witness } from "./small.ts";

const HIT = { card: "rain", nearness: "hit" } as const;
const NEAR = { card: "storm", nearness: "close" } as const;
const MISS = { card: "storm", nearness: "miss" } as const;

function plain(text: string): string {
  return text.replace(/[\u2066-\u2069]/g, "");
}

function both(of: Released, seen: Witness = witness()): string[] {
  return forBoth(of, seen).map((finding) => plain(inASentence(of.view, finding)));
}

function mine(of: Released): string[] {
  return forMe(of).map((finding) => plain(inASentence(of.view, finding)));
}

/** The same, but with another value for the fourth. */
function off(values: readonly number[], value: number): number[] {
  return values.map((each, n) => (n === 3 ? value : each));
}

beforeAll(() => speakOfPlay());

describe("at the end", () => {
  test("a guesser alone hears of leaning, and both screens have the same for both", () => {
    const [onA, onB] = [rated(A, A), rated(A, A, { you: "b" })]; // a guesses what a feels; b guesses what a said
    expect(both(onA)).toEqual(both(onB));
    expect(mine(onA)[0]).toBe(
      "You leaned on your own answer. That is easy to do. You may ask Ben how it is different.",
    );
    expect(mine(onB)).toEqual(["You went by how it is for Ada, more than by how it is for you."]);
    expect(mine(rated(A, A, { you: "host" }))).toEqual([]);
  });
  test("the item that both missed most is named", () => {
    expect(both(rated(off(B, 7), off(A, 1)))).toEqual([
      "Often close.",
      "Furthest apart: “Item 4”. A good one to ask about.",
    ]);
  });
  test("after one swap of six lines nothing is said alone, nor where nobody's answers differed", () => {
    expect(mine(rated(A.slice(0, 6), B.slice(0, 6)))).toEqual([]);
    const level = given([4, 4, 4, 4, 4, 4]);
    const flat = { 1: { a: { own: level }, b: { own: level } }, 2: { a: { theirs: level }, b: { theirs: level } } };
    const same = released([opened(1, "rate"), opened(2, "think")], flat);
    expect(both(same)).toEqual(["Nobody's answers changed from line to line, so there is nothing to compare."]);
    expect(mine(same)).toEqual([]);
  });
  test("that there is not enough is said once, and not offered to keep", () => {
    const few = rated([4, 2], [1, 7]);
    expect(both(few)).toEqual(["Not enough answers yet to say more. That is fine."]);
    expect(mine(few)).toEqual([]);
    expect(keepsakes(few, witness())).toEqual([]);
  });
  test("feelings are counted together", () => {
    const seen = {
      "1.1": showing({ meant: "rain", guesses: [HIT] }),
      "1.2": showing({ lead: "b", meant: "rain", guesses: [MISS, HIT] }),
      "1.3": showing({ meant: "rain", guesses: [MISS, NEAR] }),
      "1.4": showing({ lead: "b", meant: "rain", guesses: [MISS] }),
    };
    const none = released([], {});
    expect(both(none, witness(seen))).toEqual([
      "You two found 2 of 4 feelings, 1 on a second guess.",
      "And 1 came close.",
    ]);
    expect(both(none, { ...witness(seen), kind: "light" })).toEqual([]);
    expect(both(none, witness({ ...seen, "1.2": showing({ guesses: [HIT], whole: false }) }))).toEqual([]);
    expect(both(none, witness({ "1.2": showing({ guesses: [HIT] }) }))).toEqual([]);
  });
  test("the numbers come with how sure they are, or why there are none", () => {
    const said = numbers(rated(A, A), witness({ "1.1": showing({ meant: "rain", guesses: [HIT] }) })).map(plain);
    expect(said[0]).toContain("From 24 answers.");
    expect(said[1]).toMatch(
      /with what Ben said: -0\.\d\d \(with so few, it may be anywhere from -0\.\d\d to 0?-?\d?\.?\d*/,
    );
    expect(said.at(-2)).toBe("Found on the first guess: 1 of 1 (with so few, it may be anywhere from 0.21 to 1.00).");
    expect(said.at(-1)).toBe("Without looking, one in 6 would be found.");
    expect(plain(numbers(rated([4], [4]), witness()).join(" "))).toContain("not enough yet, from 6 answers on");
    expect(numbers(rated(A, A, { you: "host" }), witness())).toEqual([]);
  });
});

describe("the numbers in Spanish", () => {
  beforeAll(() => speak("es"));
  afterAll(() => speak("en"));
  test("have the comma that is written there, and nothing has no sign", () => {
    const said = numbers(rated(A, A), witness()).map(plain).join(" ");
    expect(said).toMatch(/ -?\d,\d\d/);
    expect(said).not.toMatch(/\d\.\d|-0,00/);
  });
});

describe("what may be kept", () => {
  const whole = released([opened(1, "rate"), opened(2, "think"), opened(6, "talk"), opened(7, "again")], {
    1: { a: { own: given(A) }, b: { own: given(B) } },
    2: { a: { theirs: given(B) }, b: { theirs: given(A) } },
    6: { a: { wish: "a walk" }, b: { wish: "\u202etwo\nAda: lines" } },
  });
  test("is what was found, and phases with an answer that the exercise offers to keep", () => {
    expect(keepsakes(whole, witness()).map(({ phase, title }) => [phase, plain(title)])).toEqual([
      [0, "What we found out"],
      [6, "Talk about it with Ben"],
    ]);
  });
  test("is saved as plain text, without marks of direction, and nobody can write a line of the other", () => {
    expect(savedText(keepsakes(whole, witness()))).toBe(
      "Vice Versa\n\nWhat we found out\nOften close.\n\nTalk about it with Ben\nTopic: about rain\nWhat Ada would like\nAda: a walk\nBen: two\n  Ada: lines\n",
    );
  });
});

describe("the sentences", () => {
  const library = join(import.meta.dirname, "../../../python/viceversa_client/measures/sentences.py");
  const [, english = "", spanish = ""] = readFileSync(library, "utf-8").split(/: Sentences = \{/);
  test.each([
    ["en", english],
    ["es", spanish],
  ])("are those of the library, in %s", (tag, block) => {
    const catalogue = readFileSync(join(import.meta.dirname, `../../src/say/${tag}.ftl`), "utf-8");
    const theirs = [...(block.split("\n}")[0] ?? "").matchAll(/"(\w+)": "(.*)",/g)];
    const ours = new Map(
      [...catalogue.matchAll(/^meaning-(\w+) = (.*)$/gm)].map(([, name = "", text = ""]) => [name, text]),
    );
    expect(theirs.length).toBe(20);
    expect([...ours.keys()].sort()).toEqual(theirs.map(([, name = ""]) => name).sort());
    for (const [, name = "", text] of theirs) expect(ours.get(name)?.replace(/\{ \$(\w+) \}/g, "{$1}")).toBe(text);
  });
});
