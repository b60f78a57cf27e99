/** What a screen has seen go by: where something was opened first, and which feelings were shown and read. */
import { describe, expect, test } from "vitest";
import {
  complete,
  isFresh,
  newestFirst,
  NOTHING_SEEN,
  type Showing,
  turnOf,
  type Witness,
  witnessed,
} from "../../src/core/witness.ts";
import { keepWitness, keptWitness } from "../../src/keep/witness.ts";
import { memory } from "../../src/keep/shelf.ts";
import type { DeviceBundle, ExerciseWords, PhaseWords, PlaceView, View } from "../../src/wire/messages.ts";
import { opened, view, words } from "../reveals/small.ts";

function at(phase: string, instance: number, turn = 1): PlaceView {
  return {
    programme: "p",
    exercise: "weather",
    exercise_n: 1,
    exercises: 2,
    phase,
    instance,
    step: 1,
    of: 9,
    turn: [turn, 6],
    lead: turn % 2 === 1 ? "a" : "b",
  };
}

function playing(place: PlaceView, more: Partial<View> = {}): View {
  return view({ stage: "playing", place, ...more });
}

/** What is known after these views, each the next of the one before. */
function after(...views: readonly View[]): Witness {
  return views.reduce((seen, one, n) => witnessed(seen, one, n + 1, words), NOTHING_SEEN);
}

describe("what was opened", () => {
  const one = opened(1, "rate");
  const seen = after(
    playing(at("rate", 1)),
    playing(at("talk", 3), { opened: [one] }),
    playing(at("look", 4), { opened: [one] }),
  );
  test("belongs to the phase it was first seen in, and to that phase in another turn", () => {
    expect(isFresh(seen.opened["1"], at("talk", 3))).toBe(true);
    expect(isFresh(seen.opened["1"], at("talk", 8, 2))).toBe(true);
    expect(isFresh(seen.opened["1"], at("look", 4))).toBe(false);
    expect(isFresh(seen.opened["1"], { ...at("talk", 20), exercise_n: 2 })).toBe(false);
    expect(isFresh(undefined, at("talk", 3))).toBe(false);
    expect(isFresh(seen.opened["1"], null)).toBe(false);
  });
  test("comes before what another turn of the phase opened, which stays in its order", () => {
    const [first, second, third] = [opened(2, "rate"), opened(4, "rate"), opened(6, "rate")];
    const both = after(
      playing(at("talk", 3), { opened: [first] }),
      playing(at("talk", 5, 2), { opened: [first, second] }),
      playing(at("talk", 7, 3), { opened: [first, second, third] }),
    );
    const inOrder = newestFirst(both, at("talk", 7, 3), [first, second, third]);
    expect(inOrder.map(({ instance }) => instance)).toEqual([6, 2, 4]);
  });
  test("open answers are new where their values are", () => {
    const told = after(
      playing(at("talk", 3), { told: { landed: { a: "y" } } }),
      playing(at("look", 4), { told: { landed: { a: "y" } } }),
      playing(at("talk", 5), { told: { landed: { b: "y" } } }),
    );
    expect(told.told["landed"]?.instance).toBe(5);
  });
  test("is new to a screen that came in the middle where the phase itself opens it, and nowhere else", () => {
    const weather = words.exercises["weather"];
    const talk = { ...weather?.phases["talk"], reveals: ["own", "landed"] } as PhaseWords;
    const opening = { ...words, exercises: { weather: { ...weather, phases: { ...weather?.phases, talk } } } };
    const [rated, thought] = [opened(1, "rate"), opened(2, "think")];
    const here = playing(at("talk", 3), { opened: [rated, thought], told: { landed: { a: "y" }, mood: { a: "up" } } });
    expect(witnessed(NOTHING_SEEN, here, 9, null).opened).toEqual({});
    const { opened: now, told } = witnessed(NOTHING_SEEN, here, 9, opening as DeviceBundle);
    expect([isFresh(now["1"], at("talk", 3)), isFresh(now["2"], at("talk", 3))]).toEqual([true, false]);
    expect([told["landed"]?.instance, told["mood"]?.instance]).toEqual([3, 0]);
  });
});

describe("feelings that were shown", () => {
  const options = ["rain", "storm", "haze"];
  const first = { card: "storm", nearness: "miss" } as const;
  const last = { card: "rain", nearness: "hit" } as const;
  const turn = [
    playing(at("look", 1)),
    playing(at("show", 2), { options }),
    playing(at("show", 2), { options, guesses: [first] }),
    playing(at("talk", 3), { card: "rain", outcome: last }),
  ];
  test("are remembered with every guess, what was meant, and among how many", () => {
    const { showings } = after(...turn);
    expect(showings[turnOf(showings, at("look", 1))]).toEqual({
      exercise: "weather",
      lead: "a",
      field: "",
      meant: "rain",
      guesses: [first, last],
      options: 3,
      whole: true,
    });
    expect(complete(showings)).toBe(true);
  });
  test("stay what they were when a later phase has a turn of that number, with another card", () => {
    const later = { ...at("rate", 9), lead: "b" } as const;
    const { showings } = after(playing({ ...at("rate", 1), lead: "b" }), ...turn, playing(later, { card: "haze" }));
    expect(showings[turnOf(showings, later)]).toMatchObject({ lead: "a", meant: "rain" });
  });
  test("are not whole where views between were missed", () => {
    const before = witnessed(NOTHING_SEEN, playing(at("show", 2), { options }), 1, words);
    const { showings } = witnessed(before, playing(at("talk", 3), { card: "rain", outcome: last }), 5, words);
    expect(complete(showings)).toBe(false);
    expect(complete(after(playing(at("talk", 9, 3), { card: "rain", outcome: last })).showings)).toBe(false);
  });
  test("are not understood without words, and never a host's", () => {
    expect(turn.reduce((seen, one, n) => witnessed(seen, one, n + 1, null), NOTHING_SEEN).showings).toEqual({});
    expect(after(...turn.map((one): View => Object.assign({}, one, { you: "host" }))).showings).toEqual({});
  });
});

function hit(card: string) {
  return { card, nearness: "hit" } as const;
}

describe("two things to guess in one exercise", () => {
  const weather = words.exercises["weather"];
  const again = { ...weather?.phases["show"], asks: { read2: weather?.phases["show"]?.asks?.["read"] } } as PhaseWords;
  const phases = { ...weather?.phases, again };
  const two = { ...weather, figures: { map: { guess: "read", again: "read2" } }, phases } as ExerciseWords;
  const bundle = { ...words, exercises: { weather: two } };
  const { showings } = [
    playing(at("show", 1), { card: "rain", guesses: [hit("rain")] }),
    playing(at("talk", 2), { card: "rain", outcome: hit("rain") }),
    playing(at("look", 3), { card: "storm" }),
    playing(at("again", 4), { card: "storm", guesses: [hit("storm")] }),
    playing(at("talk", 5), { card: "storm", outcome: hit("storm") }),
  ].reduce((seen, one, n) => witnessed(seen, one, n + 1, bundle), NOTHING_SEEN);
  test("are kept apart, turn by turn", () => {
    expect(Object.entries(showings).map(([key, { meant }]) => [key, meant])).toEqual([
      ["1.1", "rain"],
      ["1.1.2", "storm"],
    ]);
    expect(turnOf(showings, at("talk", 5))).toBe("1.1.2");
    expect(complete(showings)).toBe(true);
    expect(complete({ ...showings, "1.2.2": { ...showings["1.1"], whole: false } as Showing })).toBe(false);
  });
});

describe("the last phase", () => {
  test("is known when there is none any more", () => {
    const { last } = after(playing(at("talk", 3)), view({ stage: "done" }));
    expect(last).toEqual({ exercise: "weather", phase: "talk", lead: "a" });
  });
});

describe("the kind of session", () => {
  test("is what the lobby said last", () => {
    const lobby = { mark: ["sun", "moon"], timer: "standard" } as const;
    expect(after(view({ stage: "lobby", lobby: { ...lobby, lane: "standard" } }), playing(at("look", 1))).kind).toBe(
      "standard",
    );
    expect(
      after(view({ stage: "lobby", lobby: { ...lobby, lane: "light" } }), view({ stage: "lobby", lobby })).kind,
    ).toBeNull();
  });
});

describe("kept to the tab", () => {
  test("for its own session, and read without a fault", () => {
    const shelf = memory();
    const seen = after(playing(at("look", 1)));
    keepWitness(shelf, "s", seen);
    expect(keptWitness(shelf, "s")).toEqual(seen);
    expect(keptWitness(shelf, "other")).toBe(NOTHING_SEEN);
    shelf.put("viceversa.seen", '{"session":"s","witness":{"opened":3}}');
    expect(keptWitness(shelf, "s")).toBe(NOTHING_SEEN);
    shelf.put("viceversa.seen", "{");
    expect(keptWitness(shelf, "s")).toBe(NOTHING_SEEN);
    keepWitness(shelf, "s", NOTHING_SEEN);
    expect(shelf.get("viceversa.seen")).toBeNull();
  });
});
