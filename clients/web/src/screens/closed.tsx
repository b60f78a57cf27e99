/** A seat that is closed for this tab. */
import { device, startOver, state } from "../here.ts";
import { Main, Quiet } from "../parts/controls.tsx";
import { Page } from "../parts/page.tsx";
import { maybe, say } from "../say/say.ts";

/** The seat is closed: moved to another tab, sent out, erased, gone. */
export function Closed() {
  const over = state.over.value;
  const kept = device.kept();
  const moved = over?.code === "moved" && kept !== null;
  return (
    <Page
      screen="closed"
      title={maybe(`say-${over?.code ?? ""}`) ?? over?.say ?? ""}
      below={
        <>
          {moved && <Main act={() => device.resume(kept)}>{say("moved-here")}</Main>}
          {moved ? (
            <Quiet act={startOver}>{say("start-over")}</Quiet>
          ) : (
            <Main act={startOver}>{say("start-over")}</Main>
          )}
        </>
      }
    >
      {null}
    </Page>
  );
}
