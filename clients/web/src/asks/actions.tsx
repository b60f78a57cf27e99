/** The one main button of what is asked, and what stands beside it: forward, the seal, a guess, being ready. */
import { seal } from "../core/sealed.ts";
import { device } from "../here.ts";
import { type Entries, only } from "../keep/drafts.ts";
import { Main, Quiet } from "../parts/controls.tsx";
import { say } from "../say/say.ts";
import type { Ask } from "../state/telling.ts";
import type { Command, View } from "../wire/messages.ts";
import type { Given } from "./answering.tsx";
import { isBlank, isOptional, openAnswer, over, type Part } from "./asking.ts";
import { Nearness } from "./guess.tsx";
import { useLeast } from "./time.ts";

export function Actions(
  props: Given & {
    readonly parts: readonly Part[];
    readonly entries: Entries;
    readonly at: number;
    readonly go: (at: number) => void;
    readonly picked: string | null;
    readonly busy: boolean;
    readonly guessed: () => void;
  },
) {
  const { told, view, parts, entries, picked, busy } = props;
  const [part, then] = parts;
  const { instance } = told;
  const send = (command: Command): unknown => !busy && device.do(command);
  if (part === undefined) return null;
  if (props.closed) return <p role="status">{say(timeUp(part.kind, told.spoken))}</p>;
  switch (part.kind) {
    case "ready":
      return <Ready ask={part.ask} view={view} act={() => send({ do: "tap", phase: instance, ask: part.ask.name })} />;
    case "guess":
      return (
        <>
          <Nearness view={view} ask={part.ask} called={props.called} />
          <Main
            idle={picked === null ? say("guess-first") : ""}
            act={() => {
              if (picked !== null) void send({ do: "guess", phase: instance, ask: part.ask.name, card: picked });
              props.guessed();
            }}
          >
            {say("guess-go")}
          </Main>
        </>
      );
    case "open": {
      const answer = openAnswer(part.ask, instance, view.hand ?? [], entries);
      return (
        <Main
          idle={"missing" in answer ? say("answer-missing", { n: answer.missing }) : ""}
          act={async () => {
            if ("missing" in answer || busy) return;
            const said = await device.do(answer);
            if (said?.result === "accepted") device.enter(instance, part.ask.name, undefined);
          }}
        >
          {say("answer-go")}
        </Main>
      );
    }
    case "sealed":
      return (
        <Sealing
          {...props}
          part={part}
          ready={then?.kind === "ready" && isOptional(part.asks) ? then.ask : null}
          send={send}
        />
      );
  }
}

/** What is said when the time is up: to whoever seals, picks, speaks, or only waits. */
function timeUp(kind: Part["kind"], spoken: boolean): string {
  if (kind === "sealed") return "time-closed";
  if (kind !== "ready") return "clock-up-open";
  return spoken ? "clock-up-spoken" : "clock-up";
}

/** Forward through the questions of a sealed answer, and the seal itself. Where nothing of it is needed, one may go on without. */
function Sealing(props: {
  readonly told: Given["told"];
  readonly view: View;
  readonly part: Extract<Part, { readonly kind: "sealed" }>;
  readonly ready: Ask | null;
  readonly entries: Entries;
  readonly at: number;
  readonly go: (at: number) => void;
  readonly busy: boolean;
  readonly send: (command: Command) => unknown;
}) {
  const { told, view, part, ready, entries, at, go } = props;
  const { questions, asks } = part;
  const names = asks.map((ask) => ask.name);
  const sealed = seal(only(entries, names), told.phase.seal ?? 0);
  const excess = over(asks, entries) || ("over" in sealed ? sealed.over : 0);
  const goOn = (): unknown => ready !== null && props.send({ do: "tap", phase: told.instance, ask: ready.name });
  const blank = questions.every((question) => isBlank(question, entries));
  if (ready !== null && at <= 0 && blank && questions.length === 1) return <Ready ask={ready} view={view} act={goOn} />;
  const last = questions.length > 1 ? questions.length : 0;
  return (
    <>
      {at < last ? (
        <Main act={() => go(at + 1)}>{say(at < 0 ? "question-begin" : "question-next")}</Main>
      ) : (
        <Main
          idle={excess > 0 ? say("text-over", { n: excess }) : ""}
          act={async () => {
            if (!props.busy) await device.seal(told.instance, told.phase.seal ?? 0, names);
          }}
        >
          {say("seal-go")}
        </Main>
      )}
      {ready !== null && !blank && <p class="hint">{say("seal-or-not")}</p>}
      {ready !== null && <Quiet act={goOn}>{readyName(ready)}</Quiet>}
    </>
  );
}

/** Being ready to go on; before the least time is over it says how long that is. */
function Ready(props: { readonly ask: Ask; readonly view: View; readonly act: () => unknown }) {
  const wait = useLeast(props.view);
  return (
    <Main idle={wait > 0 ? say("least", { n: wait }) : ""} act={props.act}>
      {readyName(props.ask)}
    </Main>
  );
}

function readyName(ask: Ask): string {
  return ask.words.label === "" ? say("done-button") : ask.words.label;
}
