/** The style sheets together: one page reads them all, so a motion of the same name in two files would be the later one in both places. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const LOOK = join(import.meta.dirname, "../../src/look");
const sheets = readdirSync(LOOK)
  .filter((name) => name.endsWith(".css"))
  .map((name) => readFileSync(join(LOOK, name), "utf-8"));

test("a motion has a name of its own", () => {
  const names = sheets.flatMap((sheet) => [...sheet.matchAll(/@keyframes ([\w-]+)/g)].map(([, name]) => name));
  expect(names).not.toEqual([]);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});
