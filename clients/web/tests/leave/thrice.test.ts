/** Three times in a row: how long may lie between, and what breaks it. */
import { expect, test } from "vitest";
import { pageAt, PAGES } from "../../src/leave/pages.ts";
import { Thrice, WITHIN } from "../../src/leave/thrice.ts";

test("the third time within the time is when to go", () => {
  const thrice = new Thrice();
  expect([thrice.again(0), thrice.again(WITHIN), thrice.again(2 * WITHIN)]).toEqual([2, 1, 0]);
});

test("whoever waits too long begins anew", () => {
  const thrice = new Thrice();
  expect([thrice.again(0), thrice.again(1), thrice.again(WITHIN + 2)]).toEqual([2, 1, 2]);
  expect([thrice.again(WITHIN + 3), thrice.again(WITHIN + 4)]).toEqual([1, 0]);
});

test("what comes between breaks it, and so does having gone", () => {
  const thrice = new Thrice();
  thrice.again(0);
  thrice.again(1);
  thrice.reset();
  expect([thrice.again(2), thrice.again(3), thrice.again(4), thrice.again(5)]).toEqual([2, 1, 0, 2]);
});

test("only the pages there are have an address", () => {
  expect(PAGES.map((name) => pageAt(`/${name}`))).toEqual([...PAGES]);
  expect(["/", "/join", "/support/", "/Support", "/supporting"].map(pageAt)).toEqual([null, null, null, null, null]);
});
