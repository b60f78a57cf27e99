/** The menu: the pages beside the game and the fast way out, one tap from any screen. It changes nothing of the screen below. */
import { useCallback, useLayoutEffect, useRef, useState } from "preact/hooks";
import { state } from "../here.ts";
import { openPage, useBack } from "../leave/back.ts";
import { leaveNow, tappedThrough } from "../leave/leave.ts";
import { PAGES } from "../leave/pages.ts";
import { say } from "../say/say.ts";
import { across, isFree } from "../state/telling.ts";
import type { View } from "../wire/messages.ts";
import { Quiet } from "./controls.tsx";
import { laid, type Sheet } from "./laid.ts";

export function Menu() {
  const [open, turn] = useState(false);
  const close = useCallback(() => turn(false), []);
  return (
    <>
      <button type="button" class="icon" aria-haspopup="dialog" aria-label={say("menu")} onClick={() => turn(true)}>
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M4 7.5h16M4 12h16M4 16.5h16" />
        </svg>
      </button>
      {open && <MenuSheet close={close} />}
    </>
  );
}

function MenuSheet(props: { readonly close: () => void }) {
  const { close } = props;
  const dialogRef = useRef<HTMLDialogElement>(null);
  useBack(close);
  useLayoutEffect(() => {
    const shown = dialogRef.current;
    shown?.showModal();
    shown?.addEventListener("click", (event) => {
      if (event.target !== shown) return; // not beside it
      close();
      tappedThrough(event);
    });
    return () => shown?.close(); // while it is still in the page, so that the focus goes back to where it was
  }, [close]);
  const view = state.over.value === null ? state.view.value : null;
  return (
    <dialog
      ref={dialogRef}
      class="sheet"
      aria-labelledby="menu-title"
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <div class="sheet-in">
        <h2 id="menu-title" tabIndex={-1} autofocus>
          {say("menu")}
        </h2>
        {view !== null && <p class="hint">{say("menu-room-stays")}</p>}
        <ul class="menu">
          {PAGES.map((name) => (
            <li key={name}>
              <button
                type="button"
                onClick={() => {
                  close();
                  openPage(name);
                }}
              >
                {say(`${name}-title`)}
              </button>
            </li>
          ))}
          {sheetsFor(view).map(({ sheet, words }) => (
            <li key={sheet}>
              <button
                type="button"
                aria-haspopup="dialog"
                onClick={() => {
                  close();
                  laid.value = sheet;
                }}
              >
                {say(words)}
              </button>
            </li>
          ))}
          <li>
            <button type="button" onClick={leaveNow}>
              {say("leave-now")}
            </button>
          </li>
        </ul>
        <Quiet act={close}>{say("menu-close")}</Quiet>
      </div>
    </dialog>
  );
}

/** What of a room is opened from here: a partner's seat can move, and a host is asked in before the game. */
function sheetsFor(view: View | null): readonly { readonly sheet: Sheet; readonly words: string }[] {
  if (view === null || view.you === "host" || !["lobby", "playing"].includes(view.stage)) return [];
  if (isFree(view, across(view))) return []; // the one door leads to the partner's seat
  const move = { sheet: "move", words: "move-open" } as const;
  return view.stage === "lobby" && isFree(view, "host") ? [move, { sheet: "add-host", words: "host-add" }] : [move];
}
