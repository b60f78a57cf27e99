/** Stop for today: asked once more, as it is for both. It never asks for a reason, and nothing tells who tapped it. */
import { device } from "../here.ts";
import { Main, Quiet } from "../parts/controls.tsx";
import { lift } from "../parts/laid.ts";
import { say } from "../say/say.ts";
import type { Command, View } from "../wire/messages.ts";
import { Sheet } from "./sheet.tsx";

function go(command: Command): void {
  lift();
  void device.do(command);
}

export function StopSheet(props: { readonly view: View }) {
  const playing = props.view.stage === "playing" && props.view.interlude == null;
  return (
    <Sheet title={say("stop-title")}>
      <p>{say("stop-about")}</p>
      <Main act={() => go({ do: "stop" })}>{say("stop-go")}</Main>
      {playing && <Quiet act={() => go({ do: "pause" })}>{say("stop-break")}</Quiet>}
      <Quiet act={lift}>{say(playing ? "stop-keep" : "stop-stay")}</Quiet>
    </Sheet>
  );
}

/** The end of a session by its host: the same question, for all three. */
export function EndSheet() {
  return (
    <Sheet title={say("host-end-title")}>
      <p>{say("stop-about")}</p>
      <Main act={() => go({ do: "end" })}>{say("host-end")}</Main>
      <Quiet act={lift}>{say("stop-keep")}</Quiet>
    </Sheet>
  );
}
