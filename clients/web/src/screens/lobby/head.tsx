/** The head of every lobby screen: who is here, the connection, and what was told in passing. */
import { Announcer, LinkBar } from "../../parts/announcer.tsx";
import { Seats } from "../../parts/seats.tsx";
import type { View } from "../../wire/messages.ts";

export function Head(props: { readonly view: View }) {
  return (
    <header>
      <Seats view={props.view} />
      <LinkBar />
      <Announcer />
    </header>
  );
}
