/** A seat that is closed for this tab. */
import { forgets } from "../core/route.ts";
import { device, startOver, state } from "../here.ts";
import { Main, Quiet } from "../parts/controls.tsx";
import { Page } from "../parts/page.tsx";
import { maybe, say } from "../say/say.ts";

/** The seat is closed: moved to another tab, sent out, erased, gone; or only the connection was, and the seat waits to be taken again. */
export function Closed() {
  const over = state.over.value;
  const code = over?.code ?? "";
  const kept = device.kept();
  const waits = kept !== null && kept.session === state.session.value && !forgets(code);
  return (
    <Page
      screen="closed"
      title={maybe(`say-${code}`) ?? over?.say ?? ""}
      below={
        <>
          {waits && (
            <Main act={() => device.resume(kept)}>{say(code === "moved" ? "moved-here" : "first-back-in")}</Main>
          )}
          {waits ? (
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
