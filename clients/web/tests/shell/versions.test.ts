/** A newer page is known by the name of its script; anything else that a server may answer is not one. */
import { expect, test } from "vitest";
import { isOtherShell } from "../../src/shell/versions.ts";

const shown = { querySelector: () => ({ getAttribute: () => "/assets/index-a.js" }) };

test.each([
  ['<script type="module" crossorigin src="/assets/index-b.js"></script>', true],
  ['<script type="module" crossorigin src="/assets/index-a.js"></script>', false],
  ["<h1>The page is not built</h1>", false],
  ["", false],
])("%s", (text, other) => {
  expect(isOtherShell(text, shown)).toBe(other);
});

test("a page that knows no script of its own does not guess", () => {
  expect(isOtherShell('<script src="/assets/index-b.js"></script>', { querySelector: () => null })).toBe(false);
});
