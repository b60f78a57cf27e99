/** The clock of a phase. It draws itself again once a second, and nothing else with it. What of it a reader hears is in the queue. */
import { useEffect, useState } from "preact/hooks";
import { device, state } from "../here.ts";
import { say } from "../say/say.ts";
import { changesIn, face, SOON, span } from "../state/clock.ts";

export function Clock() {
  const view = state.view.value;
  const link = state.link.value;
  const [, draw] = useState(0);
  const now = device.storeNow();
  const lost = link.kind === "down" ? link.since : null;
  useEffect(() => {
    const wait = view === null ? null : (changesIn(view, device.storeNow()) ?? (lost === null ? null : 500));
    if (wait === null) return;
    const timer = setTimeout(() => draw((n) => n + 1), wait);
    return () => clearTimeout(timer);
  });
  if (view === null || view.interlude != null) return null;
  const shown = face(view, now, lost);
  if (shown.kind === "none") return null;
  const soon = shown.kind === "timed" && !shown.held && shown.seconds <= SOON;
  const held = shown.kind === "timed" && shown.held;
  return (
    <div class="time">
      <p class={`clock ${soon ? "soon" : ""}`} role="timer" aria-live="off">
        {shown.kind !== "timed" ? say("clock-open") : <bdi>{words(shown.seconds, shown.held)}</bdi>}
      </p>
      {held && view.host_holds === true && view.you !== "host" && <p class="hint">{say("host-holds")}</p>}
    </div>
  );
}

function words(seconds: number, held: boolean): string {
  if (held) return say("clock-held", { span: span(seconds) });
  if (seconds === 0) return say("clock-up");
  return seconds <= SOON ? say("clock-seconds", { n: seconds }) : span(seconds);
}
