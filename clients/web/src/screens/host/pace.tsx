/** The host in play: which phase, whose turn, how long, who is here; and hold, skip, extend, nudge and end. What is said or chosen is not here. */
import { device, state } from "../../here.ts";
import { Clock } from "../../parts/clock.tsx";
import { Main, Quiet } from "../../parts/controls.tsx";
import { laid } from "../../parts/laid.ts";
import { tell } from "../../parts/queue.ts";
import { Page } from "../../parts/page.tsx";
import { Shape } from "../../parts/seats.tsx";
import { say } from "../../say/say.ts";
import { nameOf, type Telling, telling } from "../../state/telling.ts";
import type { PlaceView, View } from "../../wire/messages.ts";
import { Finding } from "../first.tsx";
import { HostHead } from "./head.tsx";
import { Shared } from "./shared.tsx";

export function Pace(props: { readonly view: View }) {
  const { view } = props;
  const place = view.place ?? null;
  const led = place === null ? null : telling({ ...view, you: place.lead }, state.words.value);
  if (place === null || led === null) return <Finding />; // its words are under way
  const other = place.lead === "a" ? "b" : "a";
  const partner = telling({ ...view, you: other }, state.words.value);
  const same = led.task === partner?.task;
  const held = view.host_holds === true;
  const phase = place.instance;
  return (
    <Page
      screen={`host-phase-${phase}`}
      kind="phase"
      lang={led.language}
      title={led.title}
      top={<Clock />}
      head={<HostHead view={view} />}
      below={
        <>
          <Main act={() => device.do({ do: "hold", on: !held })}>{say(held ? "host-run" : "host-hold")}</Main>
          <div class="pace">
            <Quiet act={() => device.do({ do: "extend", phase })}>{say("time-add")}</Quiet>
            <Quiet act={() => device.do({ do: "skip", phase })}>
              {say(place.must === true ? "pass-shorten" : "host-skip")}
            </Quiet>
            <Quiet act={nudge}>{say("host-nudge")}</Quiet>
            <Quiet act={() => (laid.value = "end")}>{say("host-end")}</Quiet>
          </div>
        </>
      }
    >
      {view.interlude != null && <p class="turn turn-both">{say(`host-sees-${view.interlude.kind}`)}</p>}
      <Turn view={view} place={place} led={led} />
      <dl class="reads">
        <Reads name={same ? say("turn-both-of-them") : led.lead} task={led.task} />
        {!same && partner !== null && <Reads name={nameOf(view, other)} task={partner.task} />}
      </dl>
      {led.next !== null && <p class="hint">{say("next", { title: led.next.title, minutes: led.next.minutes })}</p>}
      <Shared view={view} />
    </Page>
  );
}

/** What stands on a partner's phone as the thing to do. */
function Reads(props: { readonly name: string; readonly task: string }) {
  return (
    <div>
      <dt>{say("host-reads", { name: props.name })}</dt>
      <dd>{props.task}</dd>
    </div>
  );
}

async function nudge(): Promise<void> {
  if ((await device.do({ do: "nudge" }))?.result === "accepted") tell(say("host-nudged"), true);
}

function Turn(props: { readonly view: View; readonly place: PlaceView; readonly led: Telling }) {
  const { view, place, led } = props;
  return (
    <>
      <p class="hint step">{say("host-step", { step: place.step, of: place.of, exercise: led.exercise })}</p>
      {led.mover === null ? (
        <p class="turn turn-both">{say("turn-both-of-them")}</p>
      ) : (
        <p class={`turn turn-${led.mover} seat-${led.mover}`}>
          <Shape seat={led.mover} />
          <span>{say("turn-partner", { who: nameOf(view, led.mover) })}</span>
        </p>
      )}
    </>
  );
}
