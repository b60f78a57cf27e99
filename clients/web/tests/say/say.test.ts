/** The catalogues: both complete, both the same, and every id that a screen uses is there. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { mirrored } from "../../src/say/mirrored.ts";
import {
  bundled,
  chosen,
  direction,
  language,
  LANGUAGES,
  maybe,
  PSEUDO,
  say,
  speak,
  speakOfPlay,
} from "../../src/say/say.ts";

const SRC = join(import.meta.dirname, "../../src");

function catalogue(tag: string): string {
  return readFileSync(join(SRC, "say", `${tag}.ftl`), "utf-8");
}

/** Ids with the names of what is filled in. */
function messages(text: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const part of text.split(/^(?=[a-z][\w-]* =)/m)) {
    const id = /^([a-z][\w-]*) =/.exec(part)?.[1];
    if (id !== undefined)
      found.set(id, [...new Set([...part.matchAll(/\$(\w+)/g)].map((match) => match[1] ?? ""))].sort());
  }
  return found;
}

function sources(): string[] {
  const files = readdirSync(SRC, { recursive: true, encoding: "utf-8" }).filter((file) => /\.tsx?$/.test(file));
  return files.filter((file) => !file.endsWith("messages.ts")).map((file) => readFileSync(join(SRC, file), "utf-8"));
}

describe("the catalogues", () => {
  const english = messages(catalogue("en"));
  test.each(Object.keys(LANGUAGES))("%s has no mistake, and every sentence with all that is filled in", (tag) => {
    expect(() => bundled(tag, catalogue(tag))).not.toThrow();
    expect(messages(catalogue(tag))).toEqual(english);
  });
  test("every id that is written in a screen is there", () => {
    const used = sources().flatMap((text) =>
      [...text.matchAll(/\b(?:say|maybe)\(\s*"([^"]+)"/g)].map((match) => match[1] ?? ""),
    );
    expect(used.length).toBeGreaterThan(50);
    expect(used.filter((id) => !english.has(id))).toEqual([]);
  });
  test("every sentence is used: by its id, or by the first part of one that is put together", () => {
    const all = sources().join("\n");
    const starts = [...all.matchAll(/`([a-z-]+-)\$\{/g)].map((match) => match[1] ?? "");
    const ends = [...all.matchAll(/\}(-[a-z-]+)`/g)].map((match) => match[1] ?? "");
    const unused = [...english.keys()].filter(
      (id) =>
        !all.includes(`"${id}"`) &&
        !starts.some((start) => id.startsWith(start)) &&
        !ends.some((end) => id.endsWith(end)),
    );
    expect(unused).toEqual([]);
  });
  test("no sentence is that of the other language", () => {
    const spanish = catalogue("es").split("\n");
    const same = catalogue("en")
      .split("\n")
      .filter((line) => line.includes(" = ") && line.length > 30 && spanish.includes(line))
      .filter((line) => !/ = \{ [\w-]+ \}$/.test(line)); // which is another sentence of its own language
    expect(same).toEqual([]);
  });
});

describe("speaking", () => {
  beforeAll(async () => {
    await speak("en");
    await speakOfPlay();
  });
  afterEach(() => vi.unstubAllGlobals());
  test("a sentence without what is to be filled in is said without it, and the browser is told", () => {
    const told = vi.fn<(mistake: Error) => void>();
    vi.stubGlobal("reportError", told);
    expect(say("presence-here")).toBe("is here.");
    expect(say("clock-seconds")).not.toContain("{");
    expect(told.mock.calls.map(([{ message }]) => message.split(":")[0])).toEqual(["presence-here", "clock-seconds"]);
    expect(say("presence-here", { partner: "{$me}" })).toContain("{$me}");
    expect(told).toHaveBeenCalledTimes(2);
  });
  test("a name keeps its direction inside a sentence", () => {
    expect(say("presence-here", { partner: "דנה" })).toBe("\u2068דנה\u2069 is here.");
  });
  test("numbers follow the language", () => {
    expect(say("clock-seconds", { n: 1 }).replace(/[\u2066-\u2069]/g, "")).toBe("1 second");
    expect(say("clock-seconds", { n: 9 }).replace(/[\u2066-\u2069]/g, "")).toBe("9 seconds");
  });
  test("a code without a sentence of ours leaves the word to the server", () => {
    expect(maybe("say-something_new")).toBeNull();
    expect(say("say-something_new")).toBe("say-something_new");
  });
  test.each([
    [["es-MX", "en"], "es"],
    [["fr", "es"], "es"],
    [["fr-FR"], "en"],
    [[], "en"],
  ])("who wishes for %j reads %s", (wished, tag) => {
    expect(chosen(wished)).toBe(tag);
  });
  test("the made-up language is written from right to left, and only it", async () => {
    await speak(PSEUDO);
    expect([direction.value, language.value]).toEqual(["rtl", "en"]);
    expect(say("pass")).toBe("\u202ePass\u202c");
    expect(mirrored("  ")).toBe("  ");
    await speak("es");
    expect([direction.value, language.value]).toEqual(["ltr", "es"]);
    expect(say("pass")).toBe("Paso");
  });
});
