/**
 * Before the game: bring the partner in, a name, a level, the private check, what to play, and both ready. What is set is the view's; a step
 * shows what is not.
 */
import { useEffect } from "preact/hooks";
import { state, unnamed } from "../../here.ts";
import { across, isFree } from "../../state/telling.ts";
import type { View } from "../../wire/messages.ts";
import { Finding } from "../first.tsx";
import { PrivateCheck } from "./check.tsx";
import { Choose, Missed } from "./choose.tsx";
import { missOf, mustChoose, tellWhatIsPlayed } from "./chosen.ts";
import { Compose, composing } from "./compose.tsx";
import { Invite } from "./invite.tsx";
import { Level, relevelling } from "./level.tsx";
import { Name, renaming } from "./name.tsx";
import { Ready } from "./ready.tsx";

export function Lobby(props: { readonly view: View }) {
  const { view } = props;
  useEffect(() => closed, []);
  if (unnamed.value || renaming.value) return <Name view={view} />;
  if (isFree(view, across(view))) return state.script.value ? <Finding /> : <Invite view={view} />;
  if (view.lobby?.level_set !== true || relevelling.value) return <Level view={view} />;
  if (view.lobby.lane_set !== true) return <PrivateCheck view={view} />;
  if (composing.value) return <Compose view={view} />;
  const why = missOf(view);
  if (why !== null) return <Missed view={view} why={why} />;
  if (mustChoose(view)) return <Choose view={view} />;
  return <Ready view={view} />;
}

/** The lobby is over: what was begun in it is not found open in the next one. */
function closed(): void {
  renaming.value = false;
  relevelling.value = false;
  composing.value = false;
  tellWhatIsPlayed();
}
