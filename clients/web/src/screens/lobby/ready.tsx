/** Both ready: the same two signs on both phones, timers, how long a longer break is, a sound to try, what this phone does not have, and a tap each. */
import { give } from "../../cues/give.ts";
import { type Missing, missing } from "../../cues/missing.ts";
import { unlock } from "../../cues/sound.ts";
import { device, keeps, state } from "../../here.ts";
import { Choice, Main, Quiet } from "../../parts/controls.tsx";
import { askToStop, laid } from "../../parts/laid.ts";
import { Page } from "../../parts/page.tsx";
import { say } from "../../say/say.ts";
import { across, isFree, nameOf } from "../../state/telling.ts";
import { type SetRest, type SetTimer, SIGNS, type View } from "../../wire/messages.ts";
import { ChooseAgain } from "./choose.tsx";
import { Head } from "./head.tsx";
import { Rename } from "./name.tsx";

export function Ready(props: { readonly view: View }) {
  const { view } = props;
  const mine = view.seats[view.you]?.ready === true;
  return (
    <Page
      screen="ready"
      title={say("ready-title")}
      head={<Head view={view} />}
      below={
        <>
          {mine && <p role="status">{waits(view)}</p>}
          {mine ? (
            <Quiet act={() => device.do({ do: "ready", ready: false })}>{say("ready-undo")}</Quiet>
          ) : (
            <Main act={() => device.do({ do: "ready" })}>{say("ready-go")}</Main>
          )}
          <ChooseAgain view={view} settled={mine} />
        </>
      }
    >
      {view.lobby?.lane === "light" && <p>{say("ready-light")}</p>}
      <Signs view={view} />
      <Wishes view={view} />
      <NotHere />
      <p class="hint">{say("can-pass")}</p>
      <div class="row">
        <Sound />
        {!mine && <Rename />}
        {isFree(view, "host") && <Quiet act={() => (laid.value = "add-host")}>{say("host-add")}</Quiet>}
        <Quiet act={askToStop}>{say("postponed-later")}</Quiet>
      </div>
    </Page>
  );
}

/** Whom the game waits for: the partner, or the host who starts it. */
function waits(view: View): string {
  const host = view.seats["host"];
  if (host !== undefined && view.seats[across(view)]?.ready === true)
    return say("ready-host-starts", { name: host.name });
  return say("ready-waiting", { partner: nameOf(view, across(view)) });
}

/** The two signs; who sees others on the other phone has somebody else in the room. A reader says what they show in its own language. */
function Signs(props: { readonly view: View }) {
  const signs = (props.view.lobby?.mark ?? []).map((id) => SIGNS[id] ?? "");
  return (
    <>
      <p>{say("ready-mark")}</p>
      <p class="signs" role="img" aria-label={signs.join(", ")}>
        {signs.join(" ")}
      </p>
      <p class="hint">{say("ready-mark-why")}</p>
      <button type="button" class="aside-button" aria-haspopup="dialog" onClick={() => (laid.value = "send-out")}>
        {say("send-out")}
      </button>
    </>
  );
}

/** The wishes for timers and for the longer break. The longer of two counts, and is what is shown, but for one that is still on its way. */
function Wishes(props: { readonly view: View }) {
  const flying = state.flying.value;
  const timer = flying.findLast((command) => command.do === "timer");
  const rest = flying.findLast((command) => command.do === "rest_length");
  return (
    <>
      <Choice
        name="timer"
        legend={say("timers")}
        options={(["standard", "longer", "none"] as const).map((value) => ({ value, label: say(`timers-${value}`) }))}
        chosen={timer?.timer ?? props.view.lobby?.timer ?? "standard"}
        choose={(value) => device.do({ do: "timer", timer: value as SetTimer["timer"] })}
        beside
      />
      <Choice
        name="rest"
        legend={say("rest-length")}
        options={["5", "20", "60"].map((value) => ({ value, label: value }))}
        chosen={`${rest?.minutes ?? props.view.lobby?.rest ?? 20}`}
        choose={(value) => device.do({ do: "rest_length", minutes: Number(value) as SetRest["minutes"] })}
        beside
      />
      <p class="hint">{say("timers-about")}</p>
    </>
  );
}

function Sound() {
  return (
    <Quiet
      act={() => {
        unlock();
        give("turn");
      }}
    >
      {say("sound-test")}
    </Quiet>
  );
}

/** What this phone or network does not give: said once, before it matters. */
function NotHere() {
  const lacks = missing({ navigator, keeps: keeps() });
  if (lacks.length === 0) return null;
  return (
    <ul class="lacks">
      {lacks.map((one) => (
        <li key={one}>{say(sentence(one))}</li>
      ))}
    </ul>
  );
}

function sentence(one: Missing): string {
  return one === "wake-lock" && isSecureContext ? "missing-wake-lock-here" : `missing-${one}`;
}
