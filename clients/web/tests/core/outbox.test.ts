/** One command in flight, and what an answer to it means. */
import { expect, test } from "vitest";
import { fresh, idOf, keepable, type Outbox, put, settled } from "../../src/core/outbox.ts";
import type { Answered } from "../../src/wire/messages.ts";

const inFlight = (): Outbox => put(fresh(), { do: "pause" }, 5);

function answer(outbox: Outbox, result: Answered["result"], code?: string): Answered {
  return { kind: "answer", id: idOf(outbox), result, ...(code === undefined ? {} : { code }) };
}

test("an id is long enough to be one's own, and counts from 1", () => {
  expect(fresh().instance).toMatch(/^[A-Za-z0-9_-]{8,32}$/);
  expect(idOf(fresh())[1]).toBe(1);
  expect(fresh().instance).not.toBe(fresh().instance);
});

test("what is in flight is kept to the letter", () => {
  const outbox = inFlight();
  expect(JSON.parse(outbox.pending ?? "")).toEqual({
    kind: "do",
    id: [outbox.instance, 1],
    at: 5,
    command: { do: "pause" },
  });
  expect(() => put(outbox, { do: "stop" }, 6)).toThrow();
});

test("accepted moves the count, refused leaves the id free", () => {
  const outbox = inFlight();
  expect(settled(outbox, answer(outbox, "accepted"))).toEqual([{ ...outbox, counter: 1, pending: null }, "settled"]);
  expect(settled(outbox, answer(outbox, "refused", "too_late"))).toEqual([{ ...outbox, pending: null }, "settled"]);
});

test("later means the same frame again", () => {
  const outbox = inFlight();
  expect(settled(outbox, answer(outbox, "later"))).toEqual([outbox, "again"]);
});

test.each(["id_reused", "out_of_order"])("%s means a new instance", (code) => {
  const outbox = inFlight();
  const [renewed, verdict] = settled(outbox, answer(outbox, "refused", code));
  expect(verdict).toBe("renew");
  expect(renewed.instance).not.toBe(outbox.instance);
  expect(renewed.pending).toBeNull();
});

test("an answer to something else changes nothing", () => {
  const outbox = inFlight();
  expect(settled(outbox, { kind: "answer", id: [outbox.instance, 2], result: "accepted" })).toEqual([outbox, "stray"]);
  expect(settled(fresh(), answer(outbox, "accepted"))[1]).toBe("stray");
});

test("a command that is its person's secret is not kept, and its number is not used again", () => {
  for (const command of [{ do: "level", level: 2 }, { do: "lane", lane: "stop" }, { do: "over" }] as const) {
    const kept = keepable(put(fresh(), command, 5));
    expect([kept.pending, kept.counter]).toEqual([null, 0]);
  }
  const named = put(fresh(), { do: "name", name: '"do":"over"' }, 5);
  expect([keepable(named), keepable(fresh()).pending]).toEqual([named, null]);
});
