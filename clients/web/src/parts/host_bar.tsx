/**
 * What concerns a host, on a partner's screen: the question whether this host may come in, which takes nothing away from the screen; and later the
 * way to what the host may see. Where no host is, it is not there.
 */
import { device, state } from "../here.ts";
import { say } from "../say/say.ts";
import { nameOf } from "../state/telling.ts";
import { Quiet } from "./controls.tsx";
import { laid } from "./laid.ts";
import { Shape } from "./seats.tsx";

export function HostBar() {
  const view = state.view.value;
  if (view === null || view.you === "host" || view.seats["host"] === undefined) return null;
  if (view.admit !== true)
    return (
      <button
        type="button"
        class="aside-button seat-host"
        aria-haspopup="dialog"
        onClick={() => (laid.value = "shared")}
      >
        <Shape seat="host" />
        <span>{say("host-shared-open")}</span>
      </button>
    );
  return (
    <section class="bar asks" aria-labelledby="admit">
      <p id="admit">{say("host-asks", { name: nameOf(view, "host") })}</p>
      <p class="hint">{say("host-asks-about")}</p>
      <div class="row">
        <Quiet act={() => device.do({ do: "admit", yes: true })}>{say("host-yes")}</Quiet>
        <Quiet act={() => device.do({ do: "admit", yes: false })}>{say("host-no")}</Quiet>
      </div>
    </section>
  );
}
