/**
 * Keep or erase. A switch for each thing, all off; only what both turned on may be saved, as a file on this phone. What one of them turned on alone the other
 * never learns, and nothing here says so either.
 */
import { useState } from "preact/hooks";
import { device, state } from "../../here.ts";
import { Announcer, LinkBar } from "../../parts/announcer.tsx";
import { Main, Quiet } from "../../parts/controls.tsx";
import { Page } from "../../parts/page.tsx";
import { type Keepsake, keepsakes, savedText } from "../../reveals/kept.ts";
import type { Released } from "../../reveals/released.ts";
import { say } from "../../say/say.ts";
import type { View } from "../../wire/messages.ts";

export function KeepOrErase(props: {
  readonly released: Released;
  readonly back: () => void;
  readonly erase: () => void;
  readonly done: () => void;
}) {
  const { released } = props;
  const { view } = released;
  const all = keepsakes(released, state.witness.value);
  const kept = all.filter(({ phase }) => (view.kept ?? []).includes(phase));
  const stopped = view.stage === "stopped";
  const [wish, wishes] = useState<readonly number[] | null>(null);
  const wanted = wish ?? view.keeps ?? []; // what was tapped here stands, whichever of the answer and the view comes first
  const turn = async (phases: readonly number[]): Promise<void> => {
    wishes(phases);
    if ((await device.do({ do: "keep", phases }))?.result !== "accepted") wishes(null);
  };
  return (
    <Page
      screen="keep"
      title={say(stopped ? "stopped-title" : "keep-title")}
      head={
        <header>
          <LinkBar />
          <Announcer />
        </header>
      }
      below={
        <>
          <p class="hint">{say(wanted.length > kept.length ? "keep-last" : "keep-goes")}</p>
          <Main act={props.done}>{say("keep-done")}</Main>
          <div class="row">
            {((view.opened ?? []).length > 0 || !stopped) && <Quiet act={props.back}>{say("end-back")}</Quiet>}
            <Quiet act={props.erase}>{say("erase")}</Quiet>
          </div>
        </>
      }
    >
      {all.length === 0 ? (
        <p>{say("keep-nothing")}</p>
      ) : (
        <Switches view={view} all={all} wanted={wanted} turn={(phases) => void turn(phases)} />
      )}
      {kept.length > 0 && <Save kept={kept} />}
    </Page>
  );
}

function Switches(props: {
  readonly view: View;
  readonly all: readonly Keepsake[];
  readonly wanted: readonly number[];
  readonly turn: (phases: readonly number[]) => void;
}) {
  const { all, view, wanted } = props;
  const turn = (phase: number, on: boolean): void =>
    props.turn(on ? [...wanted, phase] : wanted.filter((one) => one !== phase));
  return (
    <>
      <p>{say("keep-about")}</p>
      <fieldset class="choices">
        <legend class="aside">{say("keep-what")}</legend>
        {all.map(({ phase, title }) => (
          <label key={phase} class="choice switch">
            <input
              type="checkbox"
              role="switch"
              checked={wanted.includes(phase)}
              aria-checked={wanted.includes(phase)}
              onChange={(event) => turn(phase, event.currentTarget.checked)}
            />
            <span>
              {title}
              {wanted.includes(phase) && (
                <small>{say((view.kept ?? []).includes(phase) ? "keep-both" : "keep-wait")}</small>
              )}
            </span>
          </label>
        ))}
      </fieldset>
    </>
  );
}

function Save(props: { readonly kept: readonly Keepsake[] }) {
  const text = savedText(props.kept);
  return (
    <section class="save">
      <Quiet act={() => download(text)}>{say("keep-save")}</Quiet>
      <p class="hint">{say("keep-save-warning")}</p>
      <details class="more">
        <summary>{say("keep-text")}</summary>
        <pre dir="auto">{text}</pre>
      </details>
    </section>
  );
}

/** Give the browser a plain text to save; it is made here, and asked of nobody. */
function download(text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = "vice-versa.txt";
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Asked once more before erasing, as it is for both. */
export function Erase(props: { readonly back: () => void }) {
  return (
    <Page
      screen="erase"
      title={say("erase-title")}
      head={<LinkBar />}
      below={
        <>
          <Main act={() => device.do({ do: "erase" })}>{say("erase")}</Main>
          <Quiet act={props.back}>{say("erase-back")}</Quiet>
        </>
      }
    >
      <p>{say("erase-about")}</p>
    </Page>
  );
}
