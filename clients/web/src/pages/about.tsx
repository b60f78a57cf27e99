/** What this is, in a few sentences: the ones that we can stand behind, and no other. */
import { say } from "../say/say.ts";
import { Frame } from "./frame.tsx";

export function About() {
  return (
    <Frame name="about" title={say("about-title")}>
      <p class="task">{say("about-game")}</p>
      <p>{say("about-how")}</p>
      <p>{say("about-promise")}</p>
      <h2>{say("about-server-title")}</h2>
      <p>{say("about-server")}</p>
      <p>{say("about-gone")}</p>
    </Frame>
  );
}
