/** For whom this is not, how to leave fast, and what leaving cannot do. */
import { openPage } from "../leave/back.ts";
import { leaveNow } from "../leave/leave.ts";
import { Main, Quiet } from "../parts/controls.tsx";
import { say } from "../say/say.ts";
import { Frame } from "./frame.tsx";

export function Safety() {
  return (
    <Frame
      name="safety"
      title={say("safety-title")}
      main={<Main act={() => openPage("support")}>{say("safety-support")}</Main>}
      below={<Quiet act={leaveNow}>{say("leave-now")}</Quiet>}
    >
      <p>{say("check-safety")}</p>
      <h2>{say("safety-leave-title")}</h2>
      <p>{say("safety-leave")}</p>
      <p>{say("safety-leave-limit")}</p>
    </Frame>
  );
}
