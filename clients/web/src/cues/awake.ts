/**
 * Keeps the screen awake while a phase's clock runs, where the browser can. A browser takes the lock away when the page is hidden, so it is
 * asked for again when the page is seen; a refusal (a low battery) changes nothing.
 */
import { computed, effect } from "@preact/signals";
import { state } from "../here.ts";

/** Whether time runs down on the screen. */
const timed = computed(() => {
  const view = state.view.value;
  return view?.stage === "playing" && view.interlude == null && view.clock?.running === true && view.clock.due != null;
});

let lock: Promise<WakeLockSentinel | null> | null = null;

/** Begin to keep the screen awake where time runs. */
export function stayAwake(): void {
  if (!("wakeLock" in navigator)) return;
  effect(settle);
  document.addEventListener("visibilitychange", settle);
}

function settle(): void {
  const wanted = timed.value && document.visibilityState === "visible";
  if (wanted) {
    lock ??= navigator.wakeLock.request("screen").then(
      (got) => {
        got.addEventListener("release", () => (lock = null));
        return got;
      },
      () => (lock = null),
    );
  } else {
    void lock?.then((got) => got?.release());
    lock = null;
  }
}
