/** The two parts of a catalogue: together they are all of it, and nothing that is needed on the way in waits for the screens of play. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Part, partOf } from "../../catalogues.ts";
import { bundled, LANGUAGES, say, speak, speakOfPlay } from "../../src/say/say.ts";

const SRC = join(import.meta.dirname, "../../src");
const WITH_PLAY = new Set(["screens/playing.tsx", "practice/alone.ts"].map((name) => join(SRC, name)));
const IMPORTED = /^(?:import|export)\b(?!\s+type\b)[^;]*?\s+from\s+"(\.[^"]+\.tsx?)";/gms;

function ids(text: string): string[] {
  return [...text.matchAll(/^([a-z][\w-]*) =/gm)].map(([, id]) => id ?? "");
}

/** A file and all that comes with it. */
function withImports(file: string, found = new Map<string, string>()): Map<string, string> {
  if (found.has(file) || WITH_PLAY.has(file) || !existsSync(file)) return found;
  const text = readFileSync(file, "utf-8");
  found.set(file, text);
  for (const [, name = ""] of text.matchAll(IMPORTED)) withImports(join(dirname(file), name), found);
  return found;
}

describe.each(Object.keys(LANGUAGES))("%s", (tag) => {
  const whole = readFileSync(join(SRC, "say", `${tag}.ftl`), "utf-8");
  const part = (name: Part): string[] => ids(partOf(whole, name));
  test("both parts are all of it, and each is sound by itself", () => {
    expect([...part("way-in"), ...part("play")].sort()).toEqual(ids(whole).sort());
    for (const name of ["way-in", "play"] as const) {
      expect(part(name).length).toBeGreaterThan(50);
      expect(() => bundled(tag, partOf(whole, name))).not.toThrow();
    }
  });
  test("what the way in may say does not come with play", () => {
    const wayIn = [...withImports(join(SRC, "main.tsx")).values()].join("\n");
    const starts = [...wayIn.matchAll(/`([a-z-]+-)\$\{/g)].map(([, start]) => start ?? "");
    const early = part("play").filter(
      (id) => wayIn.includes(`"${id}"`) || starts.some((start) => id.startsWith(start)),
    );
    expect(wayIn).toContain("function Lobby");
    expect(early).toEqual([]);
  });
});

test("the words of play are there once they were fetched, also after another language was chosen", async () => {
  await speak("en");
  expect(say("done-title")).toBe("done-title");
  await speakOfPlay();
  expect(say("done-title")).toBe("Thank you for staying with it.");
  await speak("es");
  expect(say("done-title")).not.toBe("done-title");
  expect(say("pass")).toBe("Paso");
});
