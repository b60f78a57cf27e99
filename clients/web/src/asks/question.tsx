/** One question: every input that is asked about one line or card, or a single one. */
import type { Entries } from "../keep/drafts.ts";
import { say } from "../say/say.ts";
import type { Ask } from "../state/telling.ts";
import { answerOf, isBlank, type Question } from "./asking.ts";
import { Pick } from "./pick.tsx";
import { Scale } from "./scale.tsx";
import { Text } from "./text.tsx";

export type Enter = (ask: Ask, key: string | null, answer: string | number | undefined) => void;

export function Inputs(props: {
  readonly question: Question;
  readonly entries: Entries;
  readonly enter: Enter;
  /** What is asked stands above already, so that legends are for readers alone. */
  readonly titled: boolean;
  /** Whether an answer may be taken away again. */
  readonly clears: boolean;
}) {
  const { question, entries, enter } = props;
  const { key } = question;
  const written = question.asks.every((ask) => ask.words.kind === "text");
  return (
    <>
      {question.asks.map((ask) => {
        const answer = answerOf(entries, ask, key);
        const name = `${ask.name}-${key ?? ""}`;
        if (ask.words.kind === "text")
          return <Text key={name} ask={ask} value={String(answer ?? "")} enter={(text) => enter(ask, key, text)} />;
        const legend = key === null ? ask.words.label : `${ask.words.label} ${question.about}`;
        const shown = { name, legend: props.titled ? legend : ask.words.label, titled: props.titled };
        return ask.words.kind === "scale" ? (
          <Scale
            key={name}
            {...shown}
            words={ask.words}
            value={typeof answer === "number" ? answer : null}
            enter={(step) => enter(ask, key, step)}
          />
        ) : (
          <Pick
            key={name}
            {...shown}
            ask={ask}
            value={typeof answer === "string" ? answer : null}
            enter={(value) => enter(ask, key, value)}
          />
        );
      })}
      {props.clears && !written && (
        <button
          type="button"
          class="link-button clears"
          hidden={isBlank(question, entries)}
          onClick={() => {
            for (const ask of question.asks) enter(ask, key, undefined);
          }}
        >
          {say("question-clear")}
        </button>
      )}
    </>
  );
}
