/** Time out of the game: a pause, a breather, a rest. One look for every cause, no word of who or why, and the card out of sight. */
import type { ComponentChildren } from "preact";
import { device, state } from "../here.ts";
import { useScreenBack } from "../leave/back.ts";
import { Announcer, LinkBar } from "../parts/announcer.tsx";
import { Breathing } from "../parts/breathing.tsx";
import { Main, Quiet } from "../parts/controls.tsx";
import { askToStop } from "../parts/laid.ts";
import { useReached } from "../parts/moment.ts";
import { Page } from "../parts/page.tsx";
import { Seats } from "../parts/seats.tsx";
import { say, timeOfDay } from "../say/say.ts";
import { across, nameOf } from "../state/telling.ts";
import type { InterludeView } from "../wire/messages.ts";

export function TimeOut(props: { readonly interlude: InterludeView }) {
  const { interlude } = props;
  switch (interlude.kind) {
    case "pause":
      return <Pause {...interlude} />;
    case "breather":
      return <Breather {...interlude} />;
    case "rest":
      return <Rest {...interlude} />;
    default:
      throw new Error("a time out of a kind that this page does not know");
  }
}

const goOn = () => device.do({ do: "go_on" });
const longer = () => device.do({ do: "longer" });

/** What all of them have: no card, no clock, and stopping in reach. */
function Out(props: {
  readonly screen: string;
  readonly title: string;
  readonly children: ComponentChildren;
  readonly below?: ComponentChildren;
}) {
  const view = state.view.value;
  useScreenBack(askToStop);
  return (
    <Page
      screen={`time-out-${props.screen}`}
      title={props.title}
      head={
        <header>
          {view !== null && <Seats view={view} />}
          <LinkBar />
          <Announcer />
        </header>
      }
      below={
        <>
          {props.below}
          <Quiet act={askToStop}>{say("stop-go")}</Quiet>
        </>
      }
    >
      {props.children}
    </Page>
  );
}

/** Ready again: both have to say so. */
function Ready(props: { readonly tapped: string | null | undefined }) {
  const view = state.view.value;
  if (props.tapped !== "go_on" || view === null) return <Main act={goOn}>{say("ready-go")}</Main>;
  return <p role="status">{say("waiting-for", { partner: nameOf(view, across(view)) })}</p>;
}

function Pause(props: InterludeView) {
  return (
    <Out
      screen="pause"
      title={say("paused-title")}
      below={
        <>
          <Ready tapped={props.tapped} />
          <Quiet act={longer}>{say("rest-longer-pause")}</Quiet>
        </>
      }
    >
      <p class="task">{say("paused-about")}</p>
    </Out>
  );
}

function Breather(props: InterludeView) {
  const over = useReached(props.until ?? null);
  if (!over)
    return (
      <Out screen="breather" title={say("breather-title")}>
        <p>{say("breather-about")}</p>
        <Breathing until={props.until ?? 0} />
      </Out>
    );
  return (
    <Out
      screen="breather-over"
      title={say("breather-over-title")}
      below={
        <>
          <p class="hint">{say("breather-who-sees")}</p>
          {props.tapped == null && <Main act={goOn}>{say("go-on")}</Main>}
          {props.tapped !== "longer" && <Quiet act={longer}>{say("rest-longer")}</Quiet>}
        </>
      }
    >
      {props.tapped == null ? (
        <p>{say("breather-silence")}</p>
      ) : (
        <p role="status">{say(`breather-tapped-${props.tapped === "longer" ? "longer" : "on"}`)}</p>
      )}
    </Out>
  );
}

function Rest(props: InterludeView) {
  const over = useReached(props.until ?? null);
  const time = props.until == null ? "" : timeOfDay(props.until);
  if (!over)
    return (
      <Out screen="rest" title={say("rest-title")}>
        <p class="task">{say("rest-about", { time })}</p>
        <p>{say("rest-how")}</p>
      </Out>
    );
  return (
    <Out
      screen="rest-over"
      title={say("rest-over-title")}
      below={
        <>
          <Ready tapped={props.tapped} />
          <Quiet act={longer}>{say("rest-more", { minutes: props.rest ?? 20 })}</Quiet>
        </>
      }
    >
      <p class="hint">{say("rest-say")}</p>
      <p class="task">{say("rest-line")}</p>
    </Out>
  );
}
