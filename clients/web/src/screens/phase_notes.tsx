/** What a phase says in passing: what was written and not sealed, a word when it is over, and ways for the keyboard. */
import { useEffect } from "preact/hooks";
import { state } from "../here.ts";
import { leftOver } from "../keep/drafts.ts";
import { say } from "../say/say.ts";
import { noted } from "../state/state.ts";
import { isText, named, type Telling } from "../state/telling.ts";
import type { PlaceView, View } from "../wire/messages.ts";

/** Words that were not sealed in time: they stay with their writer, to be read. */
export function LeftOver(props: { readonly instance: number }) {
  const bundle = state.words.value;
  const words = leftOver(state.drafts.value, props.instance)
    .flatMap((entries) => Object.entries(entries))
    .flatMap(([ask, entry]) => (bundle !== null && isText(bundle, ask) ? [entry] : []));
  if (words.length === 0) return null;
  return (
    <details class="again">
      <summary>{say("left-over")}</summary>
      {words.map((text) => (
        <p class="line" key={String(text)}>
          {String(text)}
        </p>
      ))}
    </details>
  );
}

interface Past {
  readonly room: string;
  readonly instance: number;
  readonly after: string;
  readonly passed: boolean;
  /** The phase by its names, which comes again where a hand is dealt anew, and that hand. */
  readonly phase: string;
  readonly hand: string;
}

let last: Past | null = null;

/** How long an answer that was sealed at the last moment may take to be acknowledged, ms. */
const ACKNOWLEDGED = 1_500;

/** When a phase is over, its last word is said on the screen that follows; that an answer was not sealed; and that other cards lie there now. */
export function useAfterword(told: Telling, view: View): void {
  const { instance } = told;
  const after = told.after;
  const passed = view.passed === true;
  const room = state.session.value;
  const phase = nameOfPhase(view.place ?? null);
  const hand = (view.hand ?? []).join(" ");
  useEffect(() => {
    const isDealtAgain = last?.room === room && last.phase === phase && ![last.hand, ""].includes(hand);
    if (isDealtAgain && last?.hand !== "") noted(state, "hand-new", "");
  }, [room, phase, hand]);
  useEffect(() => {
    if (last === null || last.room !== room || last.instance >= instance) return;
    const over = last;
    if (over.after !== "") noted(state, "", over.after);
    if (over.passed) return;
    const timer = setTimeout(() => {
      if (state.drafts.value[over.instance] !== undefined) noted(state, "seal-not", "");
    }, ACKNOWLEDGED);
    return () => clearTimeout(timer);
  }, [room, instance]);
  useEffect(() => {
    last = { room, instance, after, passed, phase, hand };
  }, [room, instance, after, passed, phase, hand]);
}

function nameOfPhase(place: PlaceView | null): string {
  return place === null ? "" : `${place.exercise_n} ${place.exercise} ${place.phase} ${place.turn[0]}`;
}

/** The last word of the last phase that this tab has seen, for when nothing follows it. */
export function lastWord(view: View): string {
  const place = state.witness.value.last ?? null;
  const after = place === null ? "" : (state.words.value?.exercises[place.exercise]?.phases[place.phase]?.after ?? "");
  return named(after, view, place?.lead ?? "a");
}

/** The first stops of the keyboard: seen when they have the focus. */
export function Skips() {
  return (
    <nav class="skips" aria-label={say("skips")}>
      <button type="button" onClick={() => focus("#answer")}>
        {say("skip-answer")}
      </button>
      <button type="button" onClick={() => focus(".dock button")}>
        {say("skip-way-out")}
      </button>
      <button type="button" onClick={() => focus("#door")}>
        {say("skip-leave")}
      </button>
    </nav>
  );
}

function focus(selector: string): void {
  document.querySelector<HTMLElement>(selector)?.focus();
}
