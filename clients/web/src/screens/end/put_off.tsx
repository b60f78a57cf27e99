/** Sessions that do not start: alike on both phones, with no word of whose answer it was. */
import { device, startOver, stepOut } from "../../here.ts";
import { LinkBar } from "../../parts/announcer.tsx";
import { Main, Quiet } from "../../parts/controls.tsx";
import { Page } from "../../parts/page.tsx";
import { Read } from "../../parts/read.tsx";
import { say, timeOfDay } from "../../say/say.ts";

/** Put off for now: the room stays, and both may take the private check again. */
export function PutOff() {
  const kept = device.kept();
  return (
    <Page
      screen="postponed"
      title={say("postponed-title")}
      head={<LinkBar />}
      below={
        <>
          <Main act={() => device.do({ do: "another" })}>{say("postponed-again")}</Main>
          <div class="row">
            <Quiet act={stepOut}>{say("postponed-later")}</Quiet>
            <Read page="support" class="quiet">
              {say("postponed-support")}
            </Read>
          </div>
        </>
      }
    >
      {kept !== null && <p class="task">{say("postponed-open", { time: timeOfDay(kept.until, "long") })}</p>}
    </Page>
  );
}

/** Not for here: the game is made for adults. */
export function Blocked() {
  return (
    <Page
      screen="blocked"
      title={say("blocked-title")}
      below={
        <>
          <Read page="support" class="quiet">
            {say("blocked-support")}
          </Read>
          <Quiet act={startOver}>{say("start-over")}</Quiet>
        </>
      }
    >
      {null}
    </Page>
  );
}
