/** The host's seat: control of pace, and no view of content that both have not shared. Before both said yes there is nothing to see at all. */
import { unnamed } from "../../here.ts";
import { Page } from "../../parts/page.tsx";
import { say } from "../../say/say.ts";
import type { View } from "../../wire/messages.ts";
import { TheEnd } from "../end.tsx";
import { Name } from "../lobby/name.tsx";
import { HostHead } from "./head.tsx";
import { Pace } from "./pace.tsx";
import { Waiting } from "./waiting.tsx";

export function HostSeat(props: { readonly view: View }) {
  const { view } = props;
  if (view.seats["host"] === undefined) {
    if (unnamed.value) return <Name view={view} />;
    return (
      <Page screen="host-outside" title={say("host-outside-title")} head={<HostHead view={view} />}>
        <p>{say("host-outside-about")}</p>
      </Page>
    );
  }
  if (view.stage === "playing") return <Pace view={view} />;
  return view.stage === "lobby" ? <Waiting view={view} /> : <TheEnd view={view} />;
}
