/** Move one's own seat to another phone: asked first, then a door to this seat alone. It closes by itself here once somebody came through. */
import { device } from "../here.ts";
import { Main, Quiet } from "../parts/controls.tsx";
import { Door } from "../parts/door.tsx";
import { lift } from "../parts/laid.ts";
import { say } from "../say/say.ts";
import type { View } from "../wire/messages.ts";
import { Sheet } from "./sheet.tsx";

export function MoveSheet(props: { readonly view: View }) {
  const { you, door } = props.view;
  if (you === "host") return null;
  const open = door != null && door.seat === you;
  const go = (): unknown => device.do({ do: "door", seat: you });
  return (
    <Sheet title={say("move-title")}>
      <p>{say(open ? "move-scan" : "move-about")}</p>
      {open ? <Door door={door} renew={go} /> : <Main act={go}>{say("move-go")}</Main>}
      <Quiet act={lift}>{say(open ? "close" : "move-stay")}</Quiet>
    </Sheet>
  );
}
