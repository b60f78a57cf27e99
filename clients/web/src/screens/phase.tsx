/**
 * A phase of any exercise, drawn from what it tells: whose turn, what to do, who will see it, how long; what is asked, a thing at a time; and the
 * ways out below. No exercise is known by name here.
 */
import { useAnswering } from "../asks/answering.tsx";
import type { Question } from "../asks/asking.ts";
import { Marks, Signals } from "../asks/signals.tsx";
import { useStretch } from "../asks/time.ts";
import { device, state } from "../here.ts";
import { useScreenBack } from "../leave/back.ts";
import { Announcer, LinkBar } from "../parts/announcer.tsx";
import { Clock } from "../parts/clock.tsx";
import { Quiet } from "../parts/controls.tsx";
import { Dealt } from "../parts/dealt.tsx";
import { Dock } from "../parts/dock.tsx";
import { askToStop } from "../parts/laid.ts";
import { Page } from "../parts/page.tsx";
import { Seats, Shape } from "../parts/seats.tsx";
import { Circling, InRole, useSwap } from "../parts/swap.tsx";
import { OneLine } from "../reveals/one_line.tsx";
import { Reveal } from "../reveals/reveal.tsx";
import { say } from "../say/say.ts";
import { across, cardAbout, cardName, nameOf, type Telling, telling } from "../state/telling.ts";
import type { View } from "../wire/messages.ts";
import { Finding } from "./first.tsx";
import { LeftOver, Skips, useAfterword } from "./phase_notes.tsx";

export function Phase(props: { readonly view: View }) {
  const told = telling(props.view, state.words.value);
  if (told === null && props.view.place != null && state.words.value !== null)
    throw new Error("a phase that these words do not know");
  return told === null ? <Finding /> : <Playable key={told.instance} view={props.view} told={told} />;
}

/** Letters up to which what to do is set as large as its kind of phase allows, and a size smaller. */
const SHORT = 90;
const LONG = 170;

function Playable(props: { readonly view: View; readonly told: Telling }) {
  const { view, told } = props;
  const { instance } = told;
  const { closed, low } = useStretch(view);
  const words = state.words.value;
  const deck = words?.decks[words.exercises[view.place?.exercise ?? ""]?.deck ?? ""];
  const called = (card: string): string => cardName(told.phase, deck, card);
  const about = (card: string): string => cardAbout(view, words, card);
  const asked = useAnswering({ view, told, called, about, closed, beside });
  const way = useSwap(state.session.value, told.inRole);
  useAfterword(told, view);
  useScreenBack(askToStop);
  const partner = nameOf(view, across(view));
  const mine = told.turn === "mine" && told.spoken && !asked.entering;
  const tone = [
    mine ? `mine turn-${told.mover}` : "",
    told.turn === "partner" && told.spoken && !asked.entering ? "theirs" : "",
    asked.given ? "given" : "",
    told.task.length > LONG ? "longer" : told.task.length > SHORT ? "long" : "",
    way === null ? "" : "turning",
  ];
  const offered = (view.swaps_left === null || (view.swaps_left ?? 0) > 0) && view.passed !== true;
  const redeal = (): unknown => device.do({ do: "redeal", phase: instance });
  const acted = (view.given ?? []).length > 0 && told.asks.length > 0;
  return (
    <Page
      screen={`phase-${instance}`}
      kind="phase"
      lang={told.language}
      title={told.title}
      describedBy="turn task who-card who-sees time"
      tone={tone.filter((one) => one !== "").join(" ")}
      top={
        <div class={`row-of-time ${mine ? "speaking" : ""}`} id="time">
          <Clock />
          <Marks view={view} told={told} />
        </div>
      }
      head={
        <header>
          <Seats view={view} />
          <LinkBar />
          <Announcer />
          {way !== null && <Circling way={way} view={view} />}
        </header>
      }
      below={
        <>
          <div class="line-of-low">
            <p class="hint" id="who-sees">
              {audience(told)} {asked.kept && say("sealed-kept")}
            </p>
            {low && !closed && view.clock?.extended !== true && (
              <Quiet act={() => device.do({ do: "extend", phase: instance })}>{say("time-add")}</Quiet>
            )}
          </div>
          {view.passed === true && <p role="status">{say(view.place?.must === true ? "passed-shorter" : "passed")}</p>}
          {view.done === true && (acted || view.passed === true) && (
            <p role="status">{view.partner_done === true ? say("both-done") : say("waiting-for", { partner })}</p>
          )}
          <div class="act">{asked.actions}</div>
          <Signals view={view} told={told} closed={closed} />
          <Dock view={view} instance={instance} />
        </>
      }
    >
      <Skips />
      <Turn view={view} told={told} />
      {asked.alone ? (
        <details class="again">
          <summary>{say("task-again")}</summary>
          <Saying view={view} told={told} redeal={null} />
        </details>
      ) : (
        <Saying view={view} told={told} redeal={offered && !closed ? redeal : null} />
      )}
      {asked.content}
      <LeftOver instance={instance} />
      <Coming view={view} told={told} />
    </Page>
  );
}

/** What was said and guessed about the line in question; not while the partner is what is guessed. */
function beside(view: View, question: Question) {
  if (question.key === null || question.asks.some((ask) => ask.words.about_partner === true)) return null;
  return <OneLine view={view} part={question.key} />;
}

/** What to do and what to lean on, in one look with the title; then what was opened, and what the card says. */
function Saying(props: { readonly view: View; readonly told: Telling; readonly redeal: (() => unknown) | null }) {
  const { view, told } = props;
  return (
    <>
      <p class="task" id="task">
        {told.task}
      </p>
      {told.prompts.length > 0 && (
        <ul class="prompts">
          {told.prompts.slice(0, 3).map((prompt) => (
            <li key={prompt}>{prompt}</li>
          ))}
        </ul>
      )}
      <Reveal view={view} told={told} />
      <Dealt told={told} seat={view.you} redeal={props.redeal} />
    </>
  );
}

function Turn(props: { readonly view: View; readonly told: Telling }) {
  const { told, view } = props;
  if (told.inRole && told.mover !== null) return <InRole view={view} speaker={told.mover} />;
  if (told.mover === null)
    return (
      <p class="turn turn-both" id="turn">
        {say("turn-both")}
      </p>
    );
  const who = nameOf(view, told.mover);
  const theirs = told.spoken && (told.phase.open_mics ?? []).length > 0 ? "turn-speaks" : "turn-partner";
  return (
    <p class={`turn turn-${told.mover} seat-${told.mover}`} id="turn">
      <Shape seat={told.mover} />
      <span>{told.turn === "mine" ? say("turn-mine") : say(theirs, { who })}</span>
    </p>
  );
}

/** Which turn of how many this is, and what comes next. */
function Coming(props: { readonly view: View; readonly told: Telling }) {
  const { told } = props;
  const [n, of] = props.view.place?.turn ?? [1, 1];
  return (
    <p class="hint coming">
      {of > 1 && <span>{say("turn-of", { n, of })}</span>}{" "}
      {told.next !== null && <span>{say("next", { title: told.next.title, minutes: told.next.minutes })}</span>}
    </p>
  );
}

/** Who will see it: the file's own sentence, else that of the first thing to enter, else that nothing is written down. */
function audience(told: Telling): string {
  if (told.whoSees !== "") return told.whoSees;
  const ask = told.asks.find((one) => one.words.kind !== "ready");
  if (ask !== undefined) return say(`who-${ask.audience}`);
  return say("who-nothing");
}
