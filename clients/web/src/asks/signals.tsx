/** Wordless signals: a tall button for the one who may raise them, and a silent mark by the clock for the other. */
import { device, state } from "../here.ts";
import { say } from "../say/say.ts";
import type { Telling } from "../state/telling.ts";
import type { View } from "../wire/messages.ts";
import { signalsLeft } from "./asking.ts";

export function Signals(props: { readonly view: View; readonly told: Telling; readonly closed: boolean }) {
  const { view, told } = props;
  if (view.passed === true || props.closed) return null;
  return (
    <>
      {told.asks
        .filter((ask) => ask.words.kind === "signal")
        .map((ask) => {
          const under = state.flying.value.filter((one) => one.do === "tap" && one.ask === ask.name).length;
          const left = Math.max(0, signalsLeft(ask, view) - under);
          return (
            <button
              key={ask.name}
              type="button"
              class="signal"
              aria-disabled={left === 0}
              onClick={() => left > 0 && device.do({ do: "tap", phase: told.instance, ask: ask.name })}
            >
              <span>{ask.words.label}</span>
              <small>{say("signal-left", { n: left })}</small>
            </button>
          );
        })}
    </>
  );
}

/** What the other has raised: seen when one looks, and never said aloud. */
export function Marks(props: { readonly view: View; readonly told: Telling }) {
  const { view, told } = props;
  const raised = Object.entries(told.phase.asks ?? {}).filter(
    ([name, words]) => words.kind === "signal" && (view.signals?.[name] ?? 0) > 0,
  );
  return (
    <>
      {raised.map(([name, words]) => {
        const n = view.signals?.[name] ?? 0;
        return (
          <span
            key={name}
            class="raised"
            role="img"
            aria-label={say("signal-raised", { label: words.label, n, of: words.times ?? 1 })}
          >
            {Array.from({ length: n }, (_, one) => (
              <svg key={one} viewBox="0 0 16 16" aria-hidden="true">
                <path d="M4 15V1.5L13 5 4 8.5" fill="none" stroke="currentColor" stroke-width="1.75" />
              </svg>
            ))}
          </span>
        );
      })}
    </>
  );
}
