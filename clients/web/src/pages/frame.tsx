/** The frame of a page beside the game: the way out of it is below, where a thumb is, and says whether a room waits. */
import type { ComponentChildren } from "preact";
import { state } from "../here.ts";
import { closePage } from "../leave/back.ts";
import { Quiet } from "../parts/controls.tsx";
import { Page } from "../parts/page.tsx";
import { say } from "../say/say.ts";

export function Frame(props: {
  readonly name: string;
  readonly title: string;
  readonly children: ComponentChildren;
  readonly main?: ComponentChildren;
  /** Beside the way back. */
  readonly below?: ComponentChildren;
}) {
  const inRoom = state.view.value !== null && state.over.value === null;
  return (
    <Page
      screen={`page-${props.name}`}
      title={props.title}
      below={
        <>
          {inRoom && <p class="hint">{say("page-room-waits")}</p>}
          {props.main}
          <div class="row">
            {props.below}
            <Quiet act={closePage}>{say(inRoom ? "page-to-room" : "back")}</Quiet>
          </div>
        </>
      }
    >
      {props.children}
    </Page>
  );
}
