/** What has been opened so far, and which of it the host sees: item by item, and each may be taken back here. Either partner may send the host away too. */
import { device, state } from "../here.ts";
import { Quiet } from "../parts/controls.tsx";
import { lift } from "../parts/laid.ts";
import { ShareWithHost } from "../parts/lamp.tsx";
import { say } from "../say/say.ts";
import { titleOf } from "../state/telling.ts";
import type { View } from "../wire/messages.ts";
import { Sheet } from "./sheet.tsx";

export function SharedSheet(props: { readonly view: View }) {
  const { view } = props;
  const words = state.words.value;
  const opened = words === null ? [] : (view.opened ?? []);
  return (
    <Sheet title={say("host-shared-title")}>
      {opened.length === 0 && <p>{say("host-nothing-yet")}</p>}
      <ul class="items">
        {opened.toReversed().map((item) => (
          <li key={item.instance}>
            <h3>{titleOf(view, words, item)}</h3>
            <ShareWithHost view={view} item={item} />
          </li>
        ))}
      </ul>
      <Quiet act={lift}>{say("close")}</Quiet>
      <Quiet
        act={() => {
          lift();
          void device.do({ do: "admit", yes: false });
        }}
      >
        {say("host-send-away")}
      </Quiet>
    </Sheet>
  );
}
