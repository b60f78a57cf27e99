/** Add a host: a door of its own. Whoever comes through it sees nothing before both partners have said yes. */
import { device } from "../here.ts";
import { Main, Quiet } from "../parts/controls.tsx";
import { Door } from "../parts/door.tsx";
import { lift } from "../parts/laid.ts";
import { say } from "../say/say.ts";
import type { View } from "../wire/messages.ts";
import { Sheet } from "./sheet.tsx";

function invite(): unknown {
  return device.do({ do: "invite_host" });
}

export function AddHostSheet(props: { readonly view: View }) {
  const door = props.view.host_door ?? null;
  const come = props.view.seats["host"] !== undefined;
  return (
    <Sheet title={say("host-add-title")}>
      <p>{say(come ? "host-came" : door === null ? "host-add-about" : "host-scan")}</p>
      {!come && door === null && <Main act={invite}>{say("host-add-go")}</Main>}
      {!come && door !== null && <Door door={door} renew={invite} />}
      <Quiet act={lift}>{say("close")}</Quiet>
    </Sheet>
  );
}
