/** The ways out of a phase and the gauge: always there, in the same place, without a reason. What they open is laid over by `sheets`. */
import { device } from "../here.ts";
import { say } from "../say/say.ts";
import type { View } from "../wire/messages.ts";
import { laid } from "./laid.ts";
import { Pebble } from "./pebble.tsx";
import { tell } from "./queue.ts";

/** Pass, or shorten what cannot be passed; a reader hears that it was done. */
async function pass(view: View, phase: number): Promise<void> {
  const done = view.place?.must === true ? "passed-shorter" : "passed";
  if ((await device.do({ do: "pass", phase }))?.result === "accepted") tell(say(done));
}

export function Dock(props: { readonly view: View; readonly instance: number }) {
  const { view } = props;
  return (
    <nav class="dock" aria-label={say("way-out")}>
      <button
        type="button"
        aria-disabled={view.passed === true}
        onClick={() => view.passed !== true && pass(view, props.instance)}
      >
        {say(view.place?.must === true ? "pass-shorten" : "pass")}
      </button>
      <button type="button" onClick={() => device.do({ do: "pause" })}>
        {say("pause")}
      </button>
      <button type="button" aria-haspopup="dialog" onClick={() => (laid.value = "stop")}>
        {say("stop")}
      </button>
      <Pebble />
    </nav>
  );
}
