/** A text: how many letters are left when it nears its end, and how many are too many. Nothing that was written is ever cut. */
import { useEffect, useRef } from "preact/hooks";
import { say } from "../say/say.ts";
import type { Ask } from "../state/telling.ts";
import { lettersOver } from "./asking.ts";
import { blames } from "./softer.ts";

/** From how many letters before the end they are counted. */
const COUNTED = 40;

/** What the field takes at most: far more than any answer may have, so nothing that somebody writes. Over a pasted file a browser stands still. */
const MOST = 10_000;

export function Text(props: { readonly ask: Ask; readonly value: string; readonly enter: (text: string) => void }) {
  const { ask, value } = props;
  const over = lettersOver(ask, value);
  const note = `note-${ask.name}`;
  return (
    <div class="text">
      <label class="field">
        <span>{ask.words.label}</span>
        <textarea
          ref={useInView()}
          rows={4}
          dir="auto"
          value={value}
          maxLength={MOST}
          aria-describedby={note}
          aria-invalid={over > 0}
          onInput={(event) => props.enter(event.currentTarget.value)}
        />
      </label>
      <p class="hint counted" id={note} role={over > 0 ? "alert" : "none"}>
        {over > 0 ? say("text-over", { n: over }) : over > -COUNTED ? say("text-left", { n: -over }) : ""}
      </p>
      {blames(value) && (
        <p class="hint" role="status">
          {say("text-soft")}
        </p>
      )}
    </div>
  );
}

/** While a field has the focus, a keyboard that comes up does not hide it. */
function useInView() {
  const fieldRef = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const { current: field } = fieldRef;
    const resized = (): void => {
      if (field === document.activeElement) field?.scrollIntoView({ block: "nearest" });
    };
    addEventListener("resize", resized);
    return () => removeEventListener("resize", resized);
  }, []);
  return fieldRef;
}
