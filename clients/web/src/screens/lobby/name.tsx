/** A name: a friendly one is there already, so that nobody has to type. */
import { signal } from "@preact/signals";
import { useState } from "preact/hooks";
import { tooLong } from "../../core/names.ts";
import { device, unnamed } from "../../here.ts";
import { useScreenBack } from "../../leave/back.ts";
import { Main, Quiet } from "../../parts/controls.tsx";
import { Page } from "../../parts/page.tsx";
import { say } from "../../say/say.ts";
import { nameOf } from "../../state/telling.ts";
import type { View } from "../../wire/messages.ts";
import { Head } from "./head.tsx";

function NameField(props: { readonly name: string; readonly write: (name: string) => void }) {
  return (
    <label class="field">
      <span>{say("name-box")}</span>
      <input
        value={props.name}
        onInput={(event) => props.write(event.currentTarget.value)}
        onFocus={(event) => event.currentTarget.select()} // what is typed takes the place of the name that is there
        autocomplete="off"
        spellcheck={false}
        enterkeyhint="done"
        dir="auto"
        aria-describedby="name-hint"
      />
      <span class="hint" id="name-hint" role="status">
        {say(tooLong(props.name) ? "name-too-long" : "name-hint")}
      </span>
    </label>
  );
}

/** The name that is there already. A host is shown no seat before both said yes, its own included. */
function givenTo(view: View): string {
  const name = nameOf(view, view.you);
  return name === "" && view.you === "host" ? say("host-name") : name;
}

/** Send a name where it has changed; whether it is the seat's now. */
async function take(view: View, name: string): Promise<boolean> {
  const wanted = name.trim();
  if (wanted === "" || wanted === givenTo(view)) return true;
  return (await device.do({ do: "name", name: wanted }))?.result === "accepted";
}

/** Whether the person, seated already, is changing the name. */
export const renaming = signal(false);

function keepName(): void {
  renaming.value = false;
}

export function Name(props: { readonly view: View }) {
  const [name, write] = useState(givenTo(props.view));
  useScreenBack(renaming.value ? keepName : null);
  const go = async (): Promise<void> => {
    if (tooLong(name) || !(await take(props.view, name))) return;
    unnamed.value = false;
    renaming.value = false;
  };
  return (
    <Page
      screen="name"
      title={say(renaming.value ? "name-change" : "name-title")}
      head={<Head view={props.view} />}
      below={
        <>
          <Main act={go} {...(tooLong(name) ? { idle: say("name-too-long") } : {})}>
            {say(renaming.value ? "name-use" : "name-go")}
          </Main>
          {renaming.value && <Quiet act={keepName}>{say("back")}</Quiet>}
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void go();
        }}
      >
        <NameField name={name} write={write} />
      </form>
      {!renaming.value && <p class="hint">{say(props.view.you === "host" ? "name-of-host" : "first-about")}</p>}
    </Page>
  );
}

export function Rename() {
  return <Quiet act={() => (renaming.value = true)}>{say("name-change")}</Quiet>;
}
