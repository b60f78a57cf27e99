/** Buttons and choices. A control is never disabled so that it cannot be reached: it says why it does nothing yet. */
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

/** Milliseconds in which a screen that changes has given the focus to its title. */
const SETTLED = 100;

/** A button that goes while it has the focus leaves it to what is said in its place, else to the title: nobody is left nowhere. */
function useHeir() {
  const buttonRef = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const { current } = buttonRef;
    return () => void (current === document.activeElement && setTimeout(inherit, SETTLED));
  }, []);
  return buttonRef;
}

function inherit(): void {
  if (document.activeElement !== document.body) return;
  const heir = document.querySelector<HTMLElement>(".low p[role=status]") ?? document.querySelector("h1");
  if (heir === null) return;
  heir.tabIndex = -1;
  heir.focus({ preventScroll: true });
}

/** The one filled button of a screen. `idle` is why it does nothing just now. */
export function Main(props: {
  readonly act: () => unknown;
  readonly idle?: string;
  readonly children: ComponentChildren;
}) {
  const idle = props.idle ?? "";
  const ref = useHeir();
  return (
    <>
      {idle !== "" && (
        <p class="hint" id="why-idle">
          {idle}
        </p>
      )}
      <button
        ref={ref}
        type="button"
        class="main"
        aria-disabled={idle !== ""}
        {...(idle === "" ? {} : { "aria-describedby": "why-idle" })}
        onClick={() => idle === "" && props.act()}
      >
        {props.children}
      </button>
    </>
  );
}

/** Any other button. */
export function Quiet(props: { readonly act: () => unknown; readonly children: ComponentChildren }) {
  return (
    <button ref={useHeir()} type="button" class="quiet" onClick={() => props.act()}>
      {props.children}
    </button>
  );
}

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly about?: string;
}

/** One of several, as rows; `beside` puts short ones side by side, `titled` says that the title of the screen is the question already. */
export function Choice(props: {
  readonly name: string;
  readonly legend: string;
  readonly titled?: boolean;
  readonly options: readonly Option[];
  readonly chosen: string | null;
  readonly choose: (value: string) => void;
  readonly beside?: boolean;
}) {
  const rows = props.options.map((option) => (
    <label key={option.value} class="choice">
      <input
        type="radio"
        name={props.name}
        checked={props.chosen === option.value}
        onChange={() => props.choose(option.value)}
      />
      <span>
        {option.label}
        {option.about !== undefined && <small>{option.about}</small>}
      </span>
    </label>
  ));
  return (
    <fieldset class="choices">
      <legend class={props.titled === true ? "aside" : ""}>{props.legend}</legend>
      {props.beside === true ? <div class="side-by-side">{rows}</div> : rows}
    </fieldset>
  );
}

/** Any of several, as rows; the title of the screen is the question already. `lang` is the language of the options, where it is not the page's own. */
export function Choices(props: {
  readonly legend: string;
  readonly lang: string;
  readonly options: readonly (Option & { readonly aside: string })[];
  readonly chosen: readonly string[];
  readonly toggle: (value: string) => void;
}) {
  const { chosen, toggle } = props;
  return (
    <fieldset class="choices">
      <legend class="aside">{props.legend}</legend>
      {props.options.map(({ value, label, about, aside }) => (
        <label key={value} class="choice">
          <input type="checkbox" checked={chosen.includes(value)} onChange={() => toggle(value)} />
          <span>
            <span class="beside">
              <span {...(props.lang === "" ? {} : { lang: props.lang })}>{label}</span> <small>{aside}</small>
            </span>
            <small {...(props.lang === "" ? {} : { lang: props.lang })}>{about}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
