/**
 * The dealt card, as much of it as this seat is shown. One that only this seat sees can be laid face down with a tap or the space bar, and lies
 * so when the page is out of sight. How to do it another way comes when it is asked for.
 */
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { hidden } from "../here.ts";
import { say } from "../say/say.ts";
import type { Shown, Telling } from "../state/telling.ts";
import { Shape } from "./seats.tsx";

export function Dealt(props: {
  readonly told: Telling;
  readonly seat: string;
  /** Swaps the card for another, where that is offered. */
  readonly redeal: (() => unknown) | null;
}) {
  const { told } = props;
  const [other, another] = useState(false);
  const way = told.fields.filter((one) => one.instead);
  const shown = told.fields.filter((one) => (other ? one.instead || one === told.fields[0] : !one.instead));
  if (told.fields.length === 0 && told.questions.length === 0) return null;
  const name = Object.keys(told.card?.fields ?? {})[0] ?? "";
  const ways = (way.length > 0 || props.redeal !== null) && (
    <div class="beside">
      {props.redeal !== null && (
        <button type="button" class="link-button" onClick={props.redeal}>
          {say("card-another")}
        </button>
      )}
      {way.length > 0 && (
        <button type="button" class="link-button" onClick={() => another(!other)}>
          {say(other ? "card-as-before" : "card-instead")}
        </button>
      )}
    </div>
  );
  const questions = !other && told.questions.length > 0 && (
    <ul class="prompts">
      {told.questions.map((question) => (
        <li key={question}>{question}</li>
      ))}
    </ul>
  );
  if (told.secret)
    return (
      <div class="dealt">
        <Secret seat={props.seat} fields={shown} name={name} />
        {questions}
        {ways}
      </div>
    );
  return (
    <div class="dealt">
      {ways}
      <Fields fields={shown} name={name}>
        {questions}
      </Fields>
    </div>
  );
}

/** Letters up to which the first field of a card that only one sees is set as large as a title. */
const ONE_WORD = 20;

/** The fields of a card in their order; what comes along stands below the first, which names it. */
function Fields(props: {
  readonly fields: readonly Shown[];
  /** The field that names a card of this deck; only it is set as a title. */
  readonly name: string;
  readonly secret?: boolean;
  readonly children?: ComponentChildren;
}) {
  const [first, ...others] = props.fields;
  const named = first?.field === props.name;
  const large = props.secret === true && (first?.words.length ?? 0) <= ONE_WORD;
  return (
    <>
      {first !== undefined && <p class={named ? `headline ${large ? "word" : ""}` : "line"}>{first.words}</p>}
      {props.children}
      {others.map((one) => (
        <p class="line" key={one.field}>
          {one.words}
        </p>
      ))}
    </>
  );
}

function Secret(props: { readonly seat: string; readonly fields: readonly Shown[]; readonly name: string }) {
  const [covered, cover] = useState(hidden.value);
  const away = hidden.value;
  useEffect(() => {
    if (away) cover(true);
  }, [away]);
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.key !== " " || !isAtRest(event.target)) return;
      event.preventDefault();
      cover((now) => !now);
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, []);
  return (
    <div class={`secret seat-${props.seat} ${covered ? "covered" : ""}`}>
      <p class="hint" id="who-card">
        {say("only-you-card")}
      </p>
      {covered ? <Shape seat={props.seat} /> : <Fields fields={props.fields} name={props.name} secret />}
      <button type="button" class="whole" onClick={() => cover(!covered)}>
        {say(covered ? "card-show" : "card-cover")}
      </button>
    </div>
  );
}

/** Whether a key is pressed on nothing that has a use for it. */
function isAtRest(target: EventTarget | null): boolean {
  if (document.querySelector("dialog[open]") !== null) return false; // what lies below is out of reach
  return !(target instanceof Element && target.closest("button, input, textarea, select, summary, a") !== null);
}
