/** What is shown when there is nothing more to play: the session was played or stopped, is put off, or is not for here. */
import { startOver } from "../here.ts";
import { Main } from "../parts/controls.tsx";
import { Page } from "../parts/page.tsx";
import { say } from "../say/say.ts";
import type { View } from "../wire/messages.ts";
import { Afterwards } from "./end/afterwards.tsx";
import { Shared } from "./host/shared.tsx";
import { Blocked, PutOff } from "./end/put_off.tsx";

export function TheEnd(props: { readonly view: View }) {
  const { view } = props;
  if (view.stage === "postponed") return <PutOff />;
  if (view.stage === "blocked") return <Blocked />;
  if (view.you === "host") return <HostsEnd view={view} />;
  if (view.stage === "done" || view.stage === "stopped") return <Afterwards view={view} />;
  throw new Error("a stage that this page does not know");
}

/** A host is shown that it is over, and of what the two saw what both of them share. */
function HostsEnd(props: { readonly view: View }) {
  const { opened = [], stage } = props.view;
  return (
    <Page screen={stage} title={say(`${stage}-title`)} below={<Main act={startOver}>{say("start-over")}</Main>}>
      <p>{say("end-host")}</p>
      {opened.length > 0 && <Shared view={props.view} />}
    </Page>
  );
}
