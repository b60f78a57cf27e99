/**
 * The pebble that opens the gauge: the same grey on both phones, before and after use. A tap opens it; held, it means "too much" at once. It must
 * never show that it was used.
 */
import { useEffect } from "preact/hooks";
import { say } from "../say/say.ts";
import { chosen, HOLD } from "./gauge.ts";
import { laid } from "./laid.ts";
import { pressing } from "./pressing.ts";

const press = pressing(
  HOLD,
  () => (laid.value = "gauge"),
  () => chosen("too-much"),
);

export function Pebble() {
  useEffect(() => press.up, []);
  return (
    <button
      type="button"
      class="pebble"
      aria-haspopup="dialog"
      onPointerDown={press.down}
      onPointerUp={press.up}
      onPointerLeave={press.up}
      onPointerCancel={press.up}
      onContextMenu={(event) => event.preventDefault()}
      onClick={press.click}
    >
      <svg viewBox="0 0 32 24" aria-hidden="true">
        <path d="M4 14C4 7 10 3 17 3C25 3 29 8 29 13C29 19 24 21 16 21C9 21 4 20 4 14Z" />
      </svg>
      <span>{say("gauge")}</span>
    </button>
  );
}
