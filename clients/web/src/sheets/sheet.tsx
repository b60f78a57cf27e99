/**
 * A sheet: a real modal dialog that comes up from where the thumb is. It takes the focus and gives it back, Esc and a tap beside it close
 * it, and it changes nothing of what is below it. Why something was refused stands in it too, as what is below is out of reach. What it asks is its own children's to say.
 */
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { tappedThrough } from "../leave/leave.ts";
import { Refusal } from "../parts/announcer.tsx";
import { lift } from "../parts/laid.ts";

export function Sheet(props: { readonly title: string; readonly children: ComponentChildren }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const shown = dialog.current;
    if (shown === null) return;
    shown.addEventListener("cancel", (event) => {
      event.preventDefault(); // the store says what is open, and no browser by itself
      lift();
    });
    shown.addEventListener("click", (event) => {
      if (event.target !== shown) return; // not beside it
      lift();
      tappedThrough(event);
    });
    shown.showModal();
    return () => shown.close(); // while it is still in the page, so that the focus goes back to where it was
  }, []);
  return (
    <dialog ref={dialog} class="sheet" aria-labelledby="sheet-title">
      <div class="sheet-in">
        <h2 id="sheet-title" tabIndex={-1} autofocus>
          {props.title}
        </h2>
        <Refusal />
        {props.children}
      </div>
    </dialog>
  );
}
