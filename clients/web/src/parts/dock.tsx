/** The ways out of a phase and the gauge: always there, in the same place, without a reason. What they open is laid over by `sheets`. */
import { device } from "../here.ts";
import { say } from "../say/say.ts";
import type { View } from "../wire/messages.ts";
import { laid } from "./laid.ts";
import { Pebble } from "./pebble.tsx";

export function Dock(props: { readonly view: View; readonly instance: number }) {
  const { view } = props;
  return (
    <nav class="dock" aria-label={say("way-out")}>
      <button
        type="button"
        aria-disabled={view.passed === true}
        onClick={() => view.passed !== true && device.do({ do: "pass", phase: props.instance })}
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
