/** The private check. The answers are in memory alone, are used once, and are dropped; only the lane is sent. */
import { useState } from "preact/hooks";
import { type Check, laneOf } from "../../core/lane.ts";
import { device, state } from "../../here.ts";
import { openPage } from "../../leave/back.ts";
import { Choice, Main } from "../../parts/controls.tsx";
import { Page } from "../../parts/page.tsx";
import { say } from "../../say/say.ts";
import type { View } from "../../wire/messages.ts";
import { Head } from "./head.tsx";

const QUESTIONS: readonly {
  readonly of: keyof Check;
  readonly asks: string;
  readonly answers: readonly (readonly [string, string])[];
}[] = [
  {
    of: "adult",
    asks: "check-adult",
    answers: [
      ["yes", "check-yes"],
      ["no", "check-no"],
    ],
  },
  {
    of: "freeToSayNo",
    asks: "check-free",
    answers: [
      ["yes", "check-yes"],
      ["no", "check-not-sure"],
      ["skip", "check-skip"],
    ],
  },
  {
    of: "worried",
    asks: "check-worried",
    answers: [
      ["no", "check-no"],
      ["yes", "check-a-bit"],
      ["skip", "check-skip"],
    ],
  },
  {
    of: "now",
    asks: "check-now",
    answers: [
      ["ok", "check-ok"],
      ["very_upset", "check-very-upset"],
      ["drunk_or_high", "check-drinking"],
      ["crisis", "check-crisis"],
    ],
  },
];

export function PrivateCheck(props: { readonly view: View }) {
  const [answers, answer] = useState<Partial<Check>>({});
  const missing = QUESTIONS.filter((question) => answers[question.of] === undefined).length;
  const sending = state.flying.value.some((command) => command.do === "lane");
  const go = (): void => {
    const lane = laneOf(answers as Check);
    answer({}); // used once, and dropped
    void device.do({ do: "lane", lane });
    if (answers.now === "crisis") openPage("support"); // on this phone alone: nothing but the lane is sent
  };
  return (
    <Page
      screen="check"
      title={say("check-title")}
      head={<Head view={props.view} />}
      below={
        <>
          <p class="hint">{say("check-who-sees")}</p>
          {sending ? (
            <p role="status">{say("check-sending")}</p>
          ) : (
            <Main act={go} {...(missing > 0 ? { idle: say("check-missing", { n: missing }) } : {})}>
              {say("check-go")}
            </Main>
          )}
        </>
      }
    >
      <p>{say("check-safety")}</p>
      {!sending && <p class="hint">{say("check-turn-away")}</p>}
      {!sending &&
        QUESTIONS.map((question) => (
          <Choice
            key={question.of}
            name={question.of}
            legend={say(question.asks)}
            options={question.answers.map(([value, label]) => ({ value, label: say(label) }))}
            chosen={answers[question.of] ?? null}
            choose={(value) => answer({ ...answers, [question.of]: value })}
            beside
          />
        ))}
    </Page>
  );
}
