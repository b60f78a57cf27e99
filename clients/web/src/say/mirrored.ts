/** The made-up language: any text, written from right to left, so that a layout that forgot to turn is seen at once. */

const OVERRIDE = "\u202e";
const END = "\u202c";

/** The text with its letters in the other direction; blanks at its ends stay where they are. */
export function mirrored(text: string): string {
  const [, before = "", words = "", after = ""] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
  return words === "" ? text : `${before}${OVERRIDE}${words}${END}${after}`;
}
