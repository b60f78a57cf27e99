/** Somebody else sits there: send them out again before both are ready, and draw a new code. Asked once more, as it closes their seat. */
import { device } from "../here.ts";
import { Main, Quiet } from "../parts/controls.tsx";
import { lift } from "../parts/laid.ts";
import { say } from "../say/say.ts";
import { across, nameOf } from "../state/telling.ts";
import type { View } from "../wire/messages.ts";
import { Sheet } from "./sheet.tsx";

export function SendOutSheet(props: { readonly view: View }) {
  const partner = nameOf(props.view, across(props.view));
  return (
    <Sheet title={say("send-out-title", { partner })}>
      <p>{say("send-out-about")}</p>
      <Main
        act={() => {
          lift();
          void device.do({ do: "send_out" });
        }}
      >
        {say("send-out-go")}
      </Main>
      <Quiet act={lift}>{say("send-out-keep")}</Quiet>
    </Sheet>
  );
}
