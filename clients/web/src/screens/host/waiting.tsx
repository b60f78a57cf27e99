/** The host before the game: who is here, who is ready, and the start. Levels, lanes and picks are the partners' own and never come here. */
import { device } from "../../here.ts";
import { Main, Quiet } from "../../parts/controls.tsx";
import { laid } from "../../parts/laid.ts";
import { Page } from "../../parts/page.tsx";
import { say } from "../../say/say.ts";
import { nameOf } from "../../state/telling.ts";
import type { View } from "../../wire/messages.ts";
import { HostHead } from "./head.tsx";

export function Waiting(props: { readonly view: View }) {
  const { view } = props;
  const waited = (["a", "b"] as const).filter((seat) => view.seats[seat]?.ready !== true);
  return (
    <Page
      screen="host-lobby"
      title={say("host-lobby-title")}
      head={<HostHead view={view} />}
      below={
        <>
          <Main act={() => device.do({ do: "start" })} {...(waited.length > 0 ? { idle: say("host-not-ready") } : {})}>
            {say("host-start")}
          </Main>
          <Quiet act={() => (laid.value = "end")}>{say("host-end")}</Quiet>
        </>
      }
    >
      <p>{say("host-lobby-about")}</p>
      <ul class="items">
        {(["a", "b"] as const).map((seat) => (
          <li key={seat}>
            {say(waited.includes(seat) ? "host-partner-waits" : "host-partner-ready", { name: nameOf(view, seat) })}
          </li>
        ))}
      </ul>
    </Page>
  );
}
