/** The guess grid: cells with a word each; one is tapped, then meant. What was guessed is edged, with how near it came in words. */
import { say } from "../say/say.ts";
import type { Ask } from "../state/telling.ts";
import type { View } from "../wire/messages.ts";
import { guessesLeft } from "./asking.ts";

/** The cells. Without `pick` they are only looked at, by the one who shows the card. */
export function GuessGrid(props: {
  readonly view: View;
  readonly legend: string;
  readonly called: (card: string) => string;
  readonly picked: string | null;
  readonly pick: ((card: string) => void) | null;
}) {
  const { view, pick } = props;
  const made = view.guesses ?? [];
  const cells = (view.options ?? []).map((card) => ({ card, guess: made.find((one) => one.card === card) }));
  if (pick === null)
    return (
      <ul class="cells" aria-label={props.legend}>
        {cells.map(({ card, guess }) => (
          <li key={card} class={`cell ${guess === undefined ? "" : "guessed"}`}>
            {props.called(card)}
          </li>
        ))}
      </ul>
    );
  return (
    <fieldset class="guess">
      <legend>{props.legend}</legend>
      <div class="cells">
        {cells.map(({ card, guess }) => (
          <label key={card} class={`cell ${guess === undefined ? "" : "guessed"}`}>
            <input
              type="radio"
              name="guess"
              checked={props.picked === card}
              disabled={guess !== undefined}
              onChange={() => pick(card)}
            />
            <span>{props.called(card)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** How the newest guess went, and whether there is one more: in words, with no mark of right or wrong. It stands where the next one is given. */
export function Nearness(props: { readonly view: View; readonly ask: Ask; readonly called: (card: string) => string }) {
  const last = props.view.guesses?.at(-1);
  const left = guessesLeft(props.ask, props.view);
  return (
    <p role="status" class="nearness">
      {last !== undefined && (
        <>
          <strong>{props.called(last.card)}</strong> · {say(`guess-${last.nearness}`)}{" "}
          {last.nearness !== "hit" && left > 0 && say("guess-more", { n: left })}
        </>
      )}
    </p>
  );
}
