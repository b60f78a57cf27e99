/**
 * A sealed answer: its questions one at a time, all of them to look over, and then the seal. It is never sent by itself.
 * Positions: -1 is before the first question, then one a question, then the list of all.
 */
import type { ComponentChildren } from "preact";
import type { Entries } from "../keep/drafts.ts";
import { say } from "../say/say.ts";
import { answerOf, firstBlank, isBlank, type Question } from "./asking.ts";
import { type Enter, Inputs } from "./question.tsx";

/** Where one begins: at once where there is one question, else before the first; after a reload at the first that is empty. */
export function beginning(questions: readonly Question[], entries: Entries): number {
  if (questions.length === 1) return 0;
  return questions.every((question) => isBlank(question, entries)) ? -1 : firstBlank(questions, entries);
}

/** What a reader is told on coming to a position. */
export function placeName(questions: readonly Question[], at: number): string {
  const question = questions[at];
  if (question === undefined) return at < 0 ? "" : say("question-list");
  return questions.length === 1 ? question.about : `${counted(questions, at)}. ${question.about}`;
}

function counted(questions: readonly Question[], at: number): string {
  return say("question-of", { n: at + 1, of: questions.length });
}

export function Questions(props: {
  readonly questions: readonly Question[];
  readonly entries: Entries;
  readonly at: number;
  readonly go: (at: number) => void;
  readonly enter: Enter;
  /** What is already known about a line, to look at while it is asked about. */
  readonly beside: (question: Question) => ComponentChildren;
}) {
  const { questions, entries, at } = props;
  const question = questions[at];
  if (at < 0) return null;
  if (question === undefined) return <List {...props} />;
  const several = questions.length > 1;
  return (
    <>
      {several && (
        <Back at={at} go={props.go}>
          {counted(questions, at)}
        </Back>
      )}
      {question.key !== null && <p class="item">{question.about}</p>}
      {props.beside(question)}
      <Inputs question={question} entries={entries} enter={props.enter} titled={false} clears />
    </>
  );
}

/** One step back, and where one is. */
function Back(props: { readonly at: number; readonly go: (at: number) => void; readonly children: string | null }) {
  return (
    <div class="count">
      <button type="button" class="link-button" onClick={() => props.go(props.at - 1)}>
        {say("question-back")}
      </button>
      <span class="hint">{props.children}</span>
    </div>
  );
}

/** All answers at a glance; each leads back to its question. */
function List(props: {
  readonly questions: readonly Question[];
  readonly entries: Entries;
  readonly at: number;
  readonly go: (at: number) => void;
}) {
  return (
    <>
      <Back at={props.at} go={props.go}>
        {null}
      </Back>
      <h2>{say("question-list")}</h2>
      <ul class="looked-over">
        {props.questions.map((question, n) => (
          <li key={question.key ?? question.about}>
            <button type="button" onClick={() => props.go(n)}>
              <span>{question.about}</span>
              <b>{inWords(question, props.entries)}</b>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function inWords(question: Question, entries: Entries): string {
  if (isBlank(question, entries)) return say("question-empty");
  return question.asks
    .flatMap((ask) => {
      const answer = answerOf(entries, ask, question.key);
      if (answer === undefined) return [];
      return [ask.words.options?.find((option) => option.value === answer)?.label ?? String(answer)];
    })
    .join(" · ");
}
