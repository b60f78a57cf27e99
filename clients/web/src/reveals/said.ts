/** The sentence of a finding, in the person's language. The same words as every other client has. */
import { say } from "../say/say.ts";
import { across, nameOf } from "../state/telling.ts";
import type { View } from "../wire/messages.ts";
import type { Finding } from "./findings.ts";

export function inASentence(view: View, { reading, item }: Finding): string {
  const { found = 0, name, of = 0, second = 0 } = reading;
  return say(`meaning-${name}`, { partner: nameOf(view, across(view)), item, found, second, of });
}
