/** A place on a scale: up to seven steps as a row, which becomes a list where letters are large; wider ones as a track with less and more. */
import { useRef } from "preact/hooks";
import { say } from "../say/say.ts";
import type { AskWords } from "../wire/messages.ts";

/** How many steps are drawn one by one. */
const MOST_STEPS = 7;

interface Given {
  readonly name: string;
  readonly legend: string;
  /** The legend stands above already. */
  readonly titled: boolean;
  readonly words: AskWords;
  readonly value: number | null;
  readonly enter: (value: number) => void;
}

export function Scale(props: Given) {
  const { low = 0, high = 0 } = props.words;
  return high - low < MOST_STEPS ? <Steps {...props} /> : <Track {...props} />;
}

function Steps(props: Given) {
  const { words, value } = props;
  const { low = 0, high = 0 } = words;
  const steps = Array.from({ length: high - low + 1 }, (_, n) => low + n);
  const end = (step: number): string => (step === low ? words.low_label : step === high ? words.high_label : "") ?? "";
  return (
    <fieldset class="scale">
      <legend class={props.titled ? "aside" : ""}>{props.legend}</legend>
      <div class="steps">
        {steps.map((step) => (
          <label key={step} class="step">
            <input type="radio" name={props.name} checked={value === step} onChange={() => props.enter(step)} />
            <span class="figure">{step}</span>
            {end(step) !== "" && <span class="end">{end(step)}</span>}
          </label>
        ))}
      </div>
      <Ends words={words} />
    </fieldset>
  );
}

function Track(props: Given) {
  const { words, value } = props;
  const { low = 0, high = 0 } = words;
  const track = useRef<HTMLInputElement>(null);
  const middle = Math.round((low + high) / 2);
  const go = (by: number): void => props.enter(Math.min(high, Math.max(low, (value ?? middle) + by)));
  return (
    <fieldset class="scale">
      <legend class={props.titled ? "aside" : ""}>{props.legend}</legend>
      <output class="figure">{value ?? say("scale-unset")}</output>
      <div class="slider">
        <button type="button" class="quiet" onClick={() => go(-1)} aria-label={say("scale-less")}>
          −
        </button>
        <input
          ref={track}
          type="range"
          class={value === null ? "unset" : ""}
          min={low}
          max={high}
          step={1}
          value={value ?? middle}
          aria-label={props.legend}
          aria-valuetext={value === null ? say("scale-unset") : String(value)}
          onInput={(event) => props.enter(event.currentTarget.valueAsNumber)}
          onPointerUp={(event) => props.enter(event.currentTarget.valueAsNumber)}
        />
        <button type="button" class="quiet" onClick={() => go(1)} aria-label={say("scale-more")}>
          +
        </button>
      </div>
      <Ends words={words} />
    </fieldset>
  );
}

/** The words at both ends, for the eye: each step has its own for a reader. */
function Ends(props: { readonly words: AskWords }) {
  return (
    <p class="scale-ends" aria-hidden="true">
      <span>{props.words.low_label}</span>
      <span>{props.words.high_label}</span>
    </p>
  );
}
