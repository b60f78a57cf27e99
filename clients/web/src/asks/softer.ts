/** Whether a soft note belongs under a text. It is never more than a note, and what was written is neither kept nor sent for it. */
import { say } from "../say/say.ts";

/** Whether a text says what the other always or never does; the words for it are the language's own. */
export function blames(text: string): boolean {
  const straight = text.toLowerCase().replaceAll("’", "'"); // as phones write it by themselves
  const spoken = ` ${straight.replace(/[^\p{L}\p{N}']+/gu, " ")} `;
  return say("text-soft-after")
    .split(",")
    .some((words) => spoken.includes(` ${words.trim()} `));
}
