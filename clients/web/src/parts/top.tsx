/** The top of every screen: the menu at one end, the door at the other, and between them what the screen puts there, such as its clock. */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { leaveNow } from "../leave/leave.ts";
import { Thrice, WITHIN } from "../leave/thrice.ts";
import { say } from "../say/say.ts";
import { Menu } from "./menu.tsx";

export function Top(props: { readonly children?: ComponentChildren }) {
  return (
    <div class="top">
      <Menu />
      <div class="top-middle">{props.children}</div>
      <Door />
    </div>
  );
}

const taps = new Thrice();
let quiet: ReturnType<typeof setTimeout> | undefined;

/** The door: three taps in a row leave at once. It takes no second look, so it asks nothing. */
function Door() {
  const [left, count] = useState(0);
  const tap = (): void => {
    const more = taps.again(performance.now());
    if (more === 0) {
      void leaveNow();
      return;
    }
    count(more);
    clearTimeout(quiet);
    quiet = setTimeout(() => count(0), WITHIN);
  };
  return (
    <div class="door">
      <p class="door-says" role="status">
        {left > 0 && say("leave-more", { n: left })}
      </p>
      <button type="button" class="icon" id="door" aria-label={say("leave-door")} onClick={tap}>
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M14 3.5H5.5v17H14M10.5 12H20M16.5 8l4 4-4 4" />
        </svg>
      </button>
    </div>
  );
}
