/**
 * What a host may see: the square lamp on what both have shared, and the switch for my own half of it. It takes both to share and one to take it
 * back; nobody is shown who has not said yes.
 */
import { device } from "../here.ts";
import { say } from "../say/say.ts";
import type { OpenedView, View } from "../wire/messages.ts";
import { Quiet } from "./controls.tsx";
import { Shape } from "./seats.tsx";

/** Lit while a host can see it. */
export function Lamp(props: { readonly you: View["you"] }) {
  return (
    <p class="lamp seat-host">
      <Shape seat="host" />
      <span>{say(props.you === "host" ? "host-lamp-mine" : "host-lamp")}</span>
    </p>
  );
}

/** Under a released answer, while a host is here: share it, or take that back. */
export function ShareWithHost(props: { readonly view: View; readonly item: OpenedView }) {
  const { view, item } = props;
  if (view.you === "host") return item.shared === true ? <Lamp you="host" /> : null;
  if (view.seats["host"] === undefined || view.admit === true) return null;
  const mine = item.mine_shared === true;
  return (
    <div class="share">
      {item.shared === true && <Lamp you={view.you} />}
      <p class="hint">{say(mine && item.shared !== true ? "host-share-waits" : "host-share-why")}</p>
      <Quiet act={() => device.do({ do: "share", phase: item.instance, on: !mine })}>
        {say(mine ? "host-share-back" : "host-share")}
      </Quiet>
    </div>
  );
}
