/** Said wherever the partner is named, when the partner is none: the other seat is a script, not a person. */
import { state } from "../here.ts";
import { say } from "../say/say.ts";

export function Script() {
  return state.script.value ? <p class="hint">{say("practice-script")}</p> : null;
}
