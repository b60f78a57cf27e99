/** The pebble: a tap is a tap, a press that is held is a hold and nothing more; and of the gauge only one word is ever sent. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Pressing, pressing } from "../../src/parts/pressing.ts";

let press: Pressing;
let heard: string[];

beforeEach(() => {
  vi.useFakeTimers();
  heard = [];
  press = pressing(
    600,
    () => heard.push("tap"),
    () => heard.push("hold"),
  );
});
afterEach(() => vi.useRealTimers());

test("let go early, it is a tap", () => {
  press.down();
  vi.advanceTimersByTime(599);
  press.up();
  press.click();
  vi.advanceTimersByTime(5_000);
  expect(heard).toEqual(["tap"]);
});

test("held long enough, it is a hold at once, and the click after it means nothing", () => {
  press.down();
  vi.advanceTimersByTime(600);
  expect(heard).toEqual(["hold"]);
  press.up();
  press.click();
  expect(heard).toEqual(["hold"]);
});

test("after a hold a tap is a tap again", () => {
  press.down();
  vi.advanceTimersByTime(600);
  press.up();
  press.down();
  press.up();
  press.click();
  expect(heard).toEqual(["hold", "tap"]);
});

test("a finger that slides away means nothing", () => {
  press.down();
  press.up();
  vi.advanceTimersByTime(5_000);
  expect(heard).toEqual([]);
});

test("a key is a tap", () => {
  press.click();
  expect(heard).toEqual(["tap"]);
});
