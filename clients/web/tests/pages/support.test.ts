/** What may be said of a helpline: facts with a source, and never more of their age than is known. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { helplines } from "../../helplines.ts";
import { dated } from "../../src/pages/support/dating.ts";
import { COPIED, ELSEWHERE, ENTRIES } from "../../src/pages/support/entries.ts";
import { countryIn, digits, hostOf, writesTo } from "../../src/pages/support/words.ts";

const SRC = join(import.meta.dirname, "../../src");
const ALL = [...Object.values(ENTRIES).flat(), ...ELSEWHERE];

const say = (id: string, values: Readonly<Record<string, string>> = {}): string =>
  [id, ...Object.values(values)].join(" ");

describe("an entry's date", () => {
  const COPIED_THEN = "2026-01-10";
  test.each([
    ["2026-05-01", "2026-05-01", "somebody", false],
    ["2025-05-01", "2026-05-01", "somebody", false],
    ["2025-05-01", "2026-05-02", "somebody", true],
    ["2024-02-29", "2025-03-02", "somebody", true],
    ["2026-05-02", "2026-05-01", "nobody", false],
    ["May 2026", "2026-05-01", "nobody", false],
    ["2026-13-01", "2027-05-01", "nobody", true],
  ] as const)("%s, read on %s: %s has tried it, too long ago %s", (on, today, by, old) => {
    expect(dated({ on, by: "Ann" }, COPIED_THEN, today)).toEqual({ by, old });
  });
  test.each([
    ["2026-05-01", false],
    ["2027-01-10", false],
    ["2027-01-11", true],
  ])("without one nobody has tried it, and on %s the copy is old: %s", (today, old) => {
    expect(dated(null, COPIED_THEN, today)).toEqual({ by: "nobody", old });
  });
  test("the day of the copy is a day that was", () => {
    expect(COPIED).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(Date.parse(COPIED)).toBeLessThanOrEqual(Date.now());
  });
});

describe("the entries", () => {
  test.each(ALL.map((entry) => [entry.name, entry] as const))(
    "%s can be reached, and says where it was read",
    (_, entry) => {
      expect(entry.call ?? entry.site).toBeDefined();
      for (const number of [entry.call, entry.text?.to])
        if (number !== undefined) expect(digits(number)).toMatch(/^\d{2,}$/);
      for (const address of [entry.source, entry.site])
        if (address !== undefined) expect(address).toMatch(/^[a-z0-9.-]+\.[a-z]{2,}(\/|$)/);
      expect(entry.languages.length).toBeGreaterThan(0);
    },
  );
  test("whoever verified one said when, and not in days to come", () => {
    const today = new Date().toISOString().slice(0, 10);
    const said = ALL.filter((entry) => entry.verified !== null);
    expect(
      said.filter((entry) => dated(entry.verified, COPIED, today).by === "nobody" || entry.verified?.by === ""),
    ).toEqual([]);
  });
  test("countries are known by their letters", () => {
    for (const code of Object.keys(ENTRIES)) expect(countryIn("en", code)).not.toBe(code);
  });
});

describe("what is said of them", () => {
  test("a number is written to as its helpline asks", () => {
    expect(writesTo({ to: "988" }, say)).toBe("support-write 988");
    expect(writesTo({ to: "88788", word: "START" }, say)).toBe("support-write-word START 88788");
    expect(writesTo({ to: "600 000 016", by: "WhatsApp" }, say)).toBe("support-write-by WhatsApp 600 000 016");
  });
  test("an address is called by its host", () => {
    expect(hostOf("www.samaritans.org/ireland")).toBe("samaritans.org");
  });
});

test("the page without a script has every entry in every language, and nothing that runs", () => {
  const page = helplines(SRC, "/assets/style.css");
  for (const entry of ALL)
    expect(page.split(`<bdi>${entry.name.replace("&", "&amp;")}</bdi>`).length, entry.name).toBeGreaterThan(2);
  expect(page).not.toMatch(/<script|<style|\bstyle=|\bon\w+=|javascript:/);
  expect(page).toContain("Si alguien está en peligro ahora");
  expect(readFileSync(join(SRC, "../index.html"), "utf-8")).toContain('href="/helplines"');
});
