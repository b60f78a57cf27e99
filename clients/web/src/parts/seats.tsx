/** A person on the screen: shape, name and colour, always together. Tide is a circle, Ember a diamond, a host a square. */
import type { ComponentChildren } from "preact";
import { maybe, say, timeOfDay } from "../say/say.ts";
import { keptUntil } from "../state/news.ts";
import type { SeatView, View } from "../wire/messages.ts";
import { Script } from "./script.tsx";

const SHAPES: { readonly [seat: string]: preact.JSX.Element } = {
  a: <circle cx="8" cy="8" r="6.5" />,
  b: <path d="M8 0.5 15.5 8 8 15.5 0.5 8Z" />,
  host: <path d="M2 2H14V14H2Z" />,
};

const ASLEEP: ReadonlySet<string> = new Set(["asleep", "away"]);

/** The shape of a seat; hollow while its person's phone is not here, and with a moon in it while that sleeps. */
export function Shape(props: { readonly seat: string; readonly hollow?: boolean; readonly asleep?: boolean }) {
  const hollow = props.hollow === true || props.asleep === true;
  const paint = hollow ? { fill: "none", stroke: "currentColor", "stroke-width": 1.5 } : { fill: "currentColor" };
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" {...paint}>
      {SHAPES[props.seat]}
      {props.asleep === true && (
        <path fill="currentColor" stroke="none" d="M9.6 4.6A3.7 3.7 0 1 0 11.4 9.9 3.2 3.2 0 0 1 9.6 4.6Z" />
      )}
    </svg>
  );
}

/** One shape in the outline of another's: somebody in the other's part. */
export function Outlined(props: { readonly seat: string; readonly children: ComponentChildren }) {
  return (
    <span class={`outlined seat-${props.seat}`}>
      <Shape seat={props.seat} hollow />
      {props.children}
    </span>
  );
}

/** Who is here, oneself first; and where the other seat is a script, that it is one. */
export function Seats(props: { readonly view: View }) {
  const { view } = props;
  const order = [view.you, ...Object.keys(view.seats).filter((seat) => seat !== view.you)];
  const shown = order.flatMap((seat) => {
    const state = view.seats[seat];
    return state === undefined || state.presence === "empty" ? [] : [{ seat, state }];
  });
  return (
    <>
      <ul class="seats" aria-label={say("seats")}>
        {shown.map(({ seat, state }) => (
          <li key={seat} class={`seat seat-${seat}`}>
            <Shape seat={seat} hollow={state.presence !== "here"} asleep={ASLEEP.has(state.presence)} />
            {seat === view.you || state.presence === "here" ? (
              <span>
                <bdi>{state.name}</bdi>
                {seat === view.you && ` (${say("you")})`}
              </span>
            ) : (
              <small>{presence(view, seat, state)}</small>
            )}
          </li>
        ))}
      </ul>
      <Script />
    </>
  );
}

/** A person's presence in a sentence: who is away has a place that is kept, and mostly a clock that is held for them. */
function presence(view: View, seat: string, state: SeatView): string {
  const until = keptUntil(view, seat);
  const held = state.presence === "away" && view.clock != null && !view.clock.running && until !== null;
  const values = { partner: state.name, time: until === null ? "" : timeOfDay(until, "long") };
  return maybe(held ? "presence-away-held" : `presence-${state.presence}`, values) ?? "";
}
