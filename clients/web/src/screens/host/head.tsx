/** The head of a host's screens: who is here, the connection, and what was told in passing. */
import { Announcer, LinkBar } from "../../parts/announcer.tsx";
import { Seats } from "../../parts/seats.tsx";
import type { View } from "../../wire/messages.ts";

export function HostHead(props: { readonly view: View }) {
  return (
    <header>
      <Seats view={props.view} />
      <LinkBar />
      <Announcer />
    </header>
  );
}
