/**
 * What a phase asks of this seat, one part at a time: what is drawn on the card for it, and the one main button. It gives commands and keeps
 * drafts; what may be done is the server's to say.
 */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { device, state } from "../here.ts";
import type { Entries } from "../keep/drafts.ts";
import { say } from "../say/say.ts";
import { type Ask, isSealed, type Telling } from "../state/telling.ts";
import type { Command, View } from "../wire/messages.ts";
import { Actions } from "./actions.tsx";
import { changed, isOptional, partsOf, type Question, whereabouts } from "./asking.ts";
import { FaceDown } from "./face_down.tsx";
import { GuessGrid } from "./guess.tsx";
import { type Enter, Inputs } from "./question.tsx";
import { Place } from "./place.tsx";
import { beginning, placeName, Questions } from "./sealing.tsx";

export interface Answering {
  /** One question has the card to itself: what the phase says steps back. */
  readonly alone: boolean;
  /** All of it is given: what lies face down comes before what the phase says. */
  readonly given: boolean;
  /** Something is to be entered, not only heard or said. */
  readonly entering: boolean;
  readonly content: ComponentChildren;
  readonly actions: ComponentChildren;
  /** Whether something is entered that only this phone has. */
  readonly kept: boolean;
}

export interface Given {
  readonly view: View;
  readonly told: Telling;
  readonly called: (card: string) => string;
  /** What a card of the hand is about, "" where that is not told. */
  readonly about: (card: string) => string;
  readonly closed: boolean;
  /** What is shown beside a question, where something is known about it. */
  readonly beside: (view: View, question: Question) => ComponentChildren;
}

/** Commands that give an answer. While one is on its way, another tap does nothing. */
const ANSWERS = new Set<Command["do"]>(["seal", "answer", "guess", "tap"]);

export function useAnswering(given: Given): Answering {
  const { view, told, called, about, closed, beside } = given;
  const { instance } = told;
  const entries: Entries = state.drafts.value[instance] ?? {};
  const flying = state.flying.value.filter((command) => "phase" in command && command.phase === instance);
  const parts = partsOf(told, view, called);
  const part = parts[0];
  const questions = part?.kind === "sealed" ? part.questions : [];
  const [at, go] = useState(() => beginning(parts.find((one) => one.kind === "sealed")?.questions ?? [], entries));
  const [picked, pick] = useState<string | null>(null);
  const enter: Enter = (ask, key, answer) =>
    device.enter(instance, ask.name, changed(state.drafts.value[instance] ?? {}, ask, key, answer));
  const asks = told.asks.filter((ask) => isSealed(ask.words));
  const signals = new Set(told.asks.filter((ask) => ask.words.kind === "signal").map((ask) => ask.name));
  const sealing = flying.some((command) => command.do === "seal");
  const where = whereabouts(
    asks.some((ask) => ask.given),
    entries,
    asks,
    sealing,
    state.link.value.kind === "up",
  );
  const down = where === "flying" || where === "later" || where === "sealed";
  const position = part?.kind === "sealed" && !down ? at : 0;
  const name = part?.kind === "sealed" && !down ? placeName(questions, at) : "";
  const now = `${part?.kind ?? "none"} ${part !== undefined && "ask" in part ? part.ask.name : position} ${down}`;
  const watched = told.phase.show?.[view.place?.lead === view.you ? "lead" : "partner"] ?? [];
  const content = (
    <Place now={now} name={name}>
      {down && <FaceDown seat={view.you} at={where} />}
      {!closed && !down && part?.kind === "sealed" && (
        <Questions
          questions={questions}
          entries={entries}
          at={at}
          go={go}
          enter={enter}
          beside={(question) => beside(view, question)}
        />
      )}
      {!closed && part?.kind === "open" && (
        <OpenChoice ask={part.ask} view={view} called={called} about={about} entries={entries} enter={enter} />
      )}
      {part?.kind === "guess" ? (
        <GuessGrid
          view={view}
          legend={part.ask.words.label}
          called={called}
          picked={picked}
          pick={closed ? null : pick}
        />
      ) : (
        watched.includes("options") &&
        hasGuess(told) && <GuessGrid view={view} legend={guessLabel(told)} called={called} picked={null} pick={null} />
      )}
    </Place>
  );
  return {
    alone: part?.kind === "sealed" && !down && questions.length > 1 && at >= 0,
    given: down && parts.every((one) => one.kind === "sealed"),
    entering: part !== undefined && part.kind !== "ready" && !down,
    content,
    kept: where === "kept" && !(part?.kind === "sealed" && isOptional(part.asks)), // there the way on without the seal says it
    actions: (
      <Actions
        {...given}
        parts={down && part?.kind === "sealed" ? [] : parts}
        entries={entries}
        at={at}
        go={go}
        picked={picked}
        busy={flying.some((command) => ANSWERS.has(command.do) && !("ask" in command && signals.has(command.ask)))}
        guessed={() => pick(null)}
      />
    ),
  };
}

function hasGuess(told: Telling): boolean {
  return Object.values(told.phase.asks ?? {}).some((ask) => ask.kind === "guess");
}

function guessLabel(told: Telling): string {
  return Object.values(told.phase.asks ?? {}).find((ask) => ask.kind === "guess")?.label ?? "";
}

/** A choice that the server reads: one, or one for each card of the hand. */
function OpenChoice(props: {
  readonly ask: Ask;
  readonly view: View;
  readonly called: (card: string) => string;
  readonly about: (card: string) => string;
  readonly entries: Entries;
  readonly enter: Enter;
}) {
  const { ask, called, about, entries, enter } = props;
  const asks = [ask];
  if (ask.words.each !== "hand") {
    const question = { key: null, about: ask.words.label, asks };
    return <Inputs question={question} entries={entries} enter={enter} titled={false} clears={false} />;
  }
  return (
    <>
      <p class="ask-label">{ask.words.label}</p>
      {(props.view.hand ?? []).map((card) => (
        <div class="hand-card" key={card}>
          <p aria-hidden="true">{called(card)}</p>
          {about(card) !== "" && (
            <details class="again">
              <summary>
                {say("hand-about")} <span class="aside">{called(card)}</span>
              </summary>
              <p class="line">{about(card)}</p>
            </details>
          )}
          <Inputs
            question={{ key: card, about: called(card), asks }}
            entries={entries}
            enter={enter}
            titled
            clears={false}
          />
        </div>
      ))}
    </>
  );
}
