/**
 * Cuts each catalogue in two: what the way in says, and what is said from the first card on, which comes with the screens of play. Where a part begins
 * stands in the catalogue. Comments stay here. It must never leave a sentence out.
 */
import { readFileSync } from "node:fs";
import type { Plugin } from "vite";

const ASKED_FOR = /^(.+\.ftl)\?(way-in|play)$/;
const PLAY = "### From the first card on";

export type Part = "way-in" | "play";

export function catalogues(): Plugin {
  return {
    name: "catalogues",
    enforce: "pre",
    load(id) {
      const [, file, part] = ASKED_FOR.exec(id) ?? [];
      if (file === undefined) return null;
      this.addWatchFile(file);
      return `export default ${JSON.stringify(partOf(readFileSync(file, "utf-8"), part as Part))}`;
    },
  };
}

/** The sentences of that part of a catalogue. */
export function partOf(text: string, part: Part): string {
  const pieces = text.split(/^(?=### )/m).filter((piece) => piece.startsWith(PLAY) === (part === "play"));
  return pieces.join("").replace(/^#.*\n/gm, "");
}
