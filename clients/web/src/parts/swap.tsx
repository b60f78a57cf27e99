/**
 * Changing places. When a phase begins in which the partners speak as each other, their two shapes circle half-way round the card while it
 * turns once; when that is over, they go back. The label says the same for whoever sees no motion.
 */
import { useState } from "preact/hooks";
import { say } from "../say/say.ts";
import type { PartnerSeat } from "../state/state.ts";
import { nameOf } from "../state/telling.ts";
import type { View } from "../wire/messages.ts";
import { Outlined, Shape } from "./seats.tsx";

let before: { readonly room: string; readonly inRole: boolean } | null = null;

/** Which way the places change with this phase; null where they do not, and after a reload. `room` is the session's id. */
export function useSwap(room: string, inRole: boolean): "into" | "back" | null {
  const [way] = useState((): "into" | "back" | null => {
    const changed = before !== null && before.room === room && before.inRole !== inRole;
    before = { room, inRole };
    return changed ? (inRole ? "into" : "back") : null;
  });
  return way;
}

/** The two shapes under way, over the card. */
export function Circling(props: { readonly way: "into" | "back"; readonly view: View }) {
  const [over, end] = useState(false);
  const mine = props.view.you === "b" ? "b" : "a";
  if (over) return null;
  return (
    <div class={`swap swap-${props.way}`} aria-hidden="true" onAnimationEnd={() => end(true)}>
      <div class="orbit">
        {[mine, other(mine)].map((seat) => (
          <span key={seat} class={`seat-${seat}`}>
            <Shape seat={seat} />
          </span>
        ))}
      </div>
    </div>
  );
}

/** Who speaks as whom: the speaker's shape inside the outline of the other's. The speaker is told what to do, not what they look like. */
export function InRole(props: { readonly view: View; readonly speaker: PartnerSeat }) {
  const { view, speaker } = props;
  const part = other(speaker);
  return (
    <p class={`turn in-role turn-${speaker}`} id="turn">
      <Outlined seat={part}>
        <span class={`seat-${speaker}`}>
          <Shape seat={speaker} />
        </span>
      </Outlined>
      <span>
        {speaker === view.you
          ? say("in-role-mine", { as: nameOf(view, part) })
          : say("in-role", { who: nameOf(view, speaker), as: nameOf(view, part) })}
      </span>
    </p>
  );
}

function other(seat: PartnerSeat): PartnerSeat {
  return seat === "a" ? "b" : "a";
}
