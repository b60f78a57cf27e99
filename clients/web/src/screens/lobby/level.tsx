/** How deep it may go today. It is never put down anywhere but here, in memory, until it is sent. */
import { signal } from "@preact/signals";
import { useState } from "preact/hooks";
import { device } from "../../here.ts";
import { Choice, Main } from "../../parts/controls.tsx";
import { Page } from "../../parts/page.tsx";
import { say } from "../../say/say.ts";
import type { View } from "../../wire/messages.ts";
import { isFree } from "../../state/telling.ts";
import { Head } from "./head.tsx";

const ALONE = ["0", "1", "2", "3"];

/** Whether to set the level once more. */
export const relevelling = signal(false);

/** Whether a host sits here to whom this seat has said yes. The deepest level counts only once both have. */
export function hosted(view: View): boolean {
  return !isFree(view, "host") && view.admit !== true;
}

export function Level(props: { readonly view: View }) {
  const [level, choose] = useState<string | null>(null);
  const set = async (): Promise<void> => {
    await device.do({ do: "level", level: Number(level ?? 1) });
    relevelling.value = false;
  };
  return (
    <Page
      screen="level"
      title={say("level-title")}
      head={<Head view={props.view} />}
      below={
        <>
          <p class="hint">{say("level-who-sees")}</p>
          <Main act={set} {...(level === null ? { idle: say("check-missing", { n: 1 }) } : {})}>
            {say("level-go")}
          </Main>
        </>
      }
    >
      <Choice
        name="level"
        legend={say("level-title")}
        titled
        options={(hosted(props.view) ? [...ALONE, "4"] : ALONE).map((value) => ({
          value,
          label: say(`level-${value}`),
          about: say(`level-${value}-about`),
        }))}
        chosen={level}
        choose={choose}
      />
    </Page>
  );
}
