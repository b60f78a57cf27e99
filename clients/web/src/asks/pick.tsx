/** One of several, once: as rows, or side by side where the words are short. */
import { Choice } from "../parts/controls.tsx";
import type { Ask } from "../state/telling.ts";

/** Letters up to which words stand side by side. */
const SHORT = 16;

export function Pick(props: {
  readonly name: string;
  readonly legend: string;
  readonly titled: boolean;
  readonly ask: Ask;
  readonly value: string | null;
  readonly enter: (value: string) => void;
}) {
  const options = props.ask.words.options ?? [];
  return (
    <Choice
      name={props.name}
      legend={props.legend}
      titled={props.titled}
      options={options}
      chosen={props.value}
      choose={props.enter}
      beside={options.length < 4 && options.every((option) => option.label.length <= SHORT)}
    />
  );
}
