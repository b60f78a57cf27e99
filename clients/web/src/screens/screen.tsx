/** Which screen is shown: it follows from the store, and from where the person is outside of a room. Nothing else decides it. */
import { useLayoutEffect, useRef } from "preact/hooks";
import { outside, state } from "../here.ts";
import { page } from "../leave/back.ts";
import { Pages } from "../pages/pages.tsx";
import { Closed } from "./closed.tsx";
import { Finding, First, JoinByCode, OtherRoom, Thanks } from "./first.tsx";
import { playing, sheets } from "./later.ts";
import { Lobby } from "./lobby/lobby.tsx";

/** The screen, and a page beside the game over it; what lies below stays as it is, and has the focus again when the page goes. */
export function Screen() {
  const Sheets = sheets.value;
  const over = page.value;
  const belowRef = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (over === null) return;
    const { current: below } = belowRef;
    return () => {
      if (page.peek() === null) below?.querySelector("h1")?.focus();
    };
  }, [over]);
  return (
    <>
      <div ref={belowRef} hidden={over !== null}>
        <Shown />
      </div>
      {over !== null && <Pages of={over} />}
      {Sheets !== null && <Sheets />}
    </>
  );
}

const OUTSIDE = { first: First, join: JoinByCode, finding: Finding, other: OtherRoom, thanks: Thanks };

function Shown() {
  const view = state.view.value;
  if (state.over.value !== null) return <Closed />;
  if (view === null) {
    const Outside = OUTSIDE[outside.value];
    return <Outside />;
  }
  if (view.stage === "lobby" && view.you !== "host") return <Lobby view={view} />;
  const Playing = playing.value;
  return Playing === null ? <Finding /> : <Playing view={view} />;
}
