/**
 * What is told in passing: one polite queue for readers, of which some is shown as a bar; and what concerns a host. A refusal is not
 * here: it stands above the main button.
 */
import { useEffect } from "preact/hooks";
import { state } from "../here.ts";
import { maybe } from "../say/say.ts";
import type { Note } from "../state/state.ts";
import { HostBar } from "./host_bar.tsx";
import { isPassing, pass } from "./passing.ts";
import { queue } from "./queue.ts";

export function Announcer() {
  const note = useNote("told");
  const bars = queue.value.filter((told) => told.seen);
  return (
    <div class="told">
      <div role="status" aria-live="polite" aria-atomic="false">
        {note !== null && (
          <p class="bar" key={note.n}>
            {sentence(note)}
          </p>
        )}
        {bars.slice(-1).map((told) => (
          <p class="bar" key={`told-${told.n}`}>
            {told.text}
          </p>
        ))}
        <div class="aside">
          {queue.value
            .filter((told) => !told.seen)
            .map((told) => (
              <p key={told.n}>{told.text}</p>
            ))}
        </div>
      </div>
      <HostBar />
    </div>
  );
}

/** Why the last command was refused: above the main button, and nothing else moves. */
export function Refusal() {
  const note = useNote("refused");
  return (
    <div role="status" aria-live="polite">
      {note !== null && (
        <p class="wrong" key={note.n}>
          {sentence(note)}
        </p>
      )}
    </div>
  );
}

/** The bar while there is no connection; it covers nothing. */
export function LinkBar() {
  const down = state.link.value.kind === "down";
  return (
    <div role="status" aria-live="polite">
      {down && <p class="bar">{maybe("link-down")}</p>}
    </div>
  );
}

/** The newest note of that kind, for as long as it is shown. */
function useNote(kind: Note["kind"]): Note | null {
  const { note } = state;
  const now = note.value?.kind === kind ? note.value : null;
  useEffect(() => {
    if (now !== null) pass(now);
  }, [now]);
  return now !== null && isPassing(now) ? now : null;
}

function sentence(note: Note): string {
  return maybe(`say-${note.code}`) ?? maybe(note.code) ?? note.say;
}
