/**
/**
 * After a game, in order: the part is taken off where the session was stopped in it; what we saw; keep or erase. Then the phone lets go of its
 * seat. Each phone goes through it by itself, and is at the same step after a reload.
 */
import { useState } from "preact/hooks";
import { finish, state, tabShelf } from "../../here.ts";
import { keepStep, keptStep } from "../../keep/step.ts";
import { LinkBar } from "../../parts/announcer.tsx";
import { Main } from "../../parts/controls.tsx";
import { Page } from "../../parts/page.tsx";
import type { Released } from "../../reveals/released.ts";
import { say } from "../../say/say.ts";
import { nameOf } from "../../state/telling.ts";
import type { View } from "../../wire/messages.ts";
import { Finding } from "../first.tsx";
import { Erase, KeepOrErase } from "./keep.tsx";
import { WhatWeSaw } from "./saw.tsx";

const STEPS = ["part", "saw", "keep", "erase"] as const;
type Step = (typeof STEPS)[number];

/** The step on this screen, also after a reload. */
function useStep(session: string, first: Step): readonly [Step, (step: Step) => void] {
  const [step, go] = useState(() => STEPS.find((one) => one === keptStep(tabShelf, session)) ?? first);
  const to = (next: Step): void => {
    keepStep(tabShelf, session, next);
    go(next);
  };
  return [step, to];
}

export function Afterwards(props: { readonly view: View }) {
  const { view } = props;
  const [step, go] = useStep(
    state.session.value,
    view.derole === true ? "part" : view.stage === "done" ? "saw" : "keep",
  );
  const words = state.words.value;
  if (words === null) return <Finding />;
  const released: Released = { view, words, answers: state.opened.value };
  switch (step) {
    case "part":
      return <PartOff view={view} done={() => go("keep")} />;
    case "saw":
      return <WhatWeSaw released={released} go={() => go("keep")} />;
    case "keep":
      return <KeepOrErase released={released} back={() => go("saw")} erase={() => go("erase")} done={finish} />;
    case "erase":
      return <Erase back={() => go("keep")} />;
  }
}

/** This phone's own short way out of the part. */
function PartOff(props: { readonly view: View; readonly done: () => void }) {
  return (
    <Page
      screen="part-off"
      title={say("end-part-title")}
      head={<LinkBar />}
      below={<Main act={props.done}>{say("end-part-done")}</Main>}
    >
      <p class="hint">{say("stopped-title")}</p>
      <p class="task">{say("end-part-task", { me: nameOf(props.view, props.view.you) })}</p>
      <p>{say("end-part-line")}</p>
    </Page>
  );
}
