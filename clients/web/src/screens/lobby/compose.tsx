/** A session put together by hand: a list of exercises in an order, which both see once it is shown. The server says whether it can be walked. */
import { signal } from "@preact/signals";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { device, state } from "../../here.ts";
import { Main, Quiet } from "../../parts/controls.tsx";
import { Page } from "../../parts/page.tsx";
import { say } from "../../say/say.ts";
import { unrefused } from "../../state/state.ts";
import type { DeviceBundle, View } from "../../wire/messages.ts";
import { Finding } from "../first.tsx";
import { picked, tap } from "./chosen.ts";
import { BY_HAND, exercises, MOST, moved, removed } from "./choosing.ts";
import { Head } from "./head.tsx";

/** Whether the person puts a session together just now. */
export const composing = signal(false);

/** A change of the list as it is by then: two quick taps are two. */
type Change = (changed: (now: readonly string[]) => readonly string[]) => void;

export function Compose(props: { readonly view: View }) {
  const words = state.words.value;
  const shown = props.view.lobby?.by_hand?.exercises ?? [];
  const [list, change] = useState<readonly string[]>(shown);
  if (words === null) return <Finding />;
  const lane = props.view.lobby?.lane ?? null;
  const to: Change = (changed) => {
    unrefused(state); // it was said of the list as it was
    change(changed);
  };
  const go = async (): Promise<void> => {
    const answer = await device.do({ do: "compose", exercises: list });
    if (answer?.result !== "accepted") return;
    const others = picked().filter((name) => name !== BY_HAND);
    tap(list.length > 0 ? [BY_HAND, ...others] : others); // whoever made a list would like it: one tap, and it is sealed
    composing.value = false;
  };
  const empty = list.length === 0 && shown.length === 0;
  return (
    <Page
      screen="compose"
      title={say("compose-title")}
      head={<Head view={props.view} />}
      below={
        <>
          <p class="hint">{say("compose-who-sees")}</p>
          <Main act={go} {...(empty ? { idle: say("compose-empty") } : {})}>
            {say(list.length === 0 && shown.length > 0 ? "compose-take-away" : "compose-show")}
          </Main>
          <Quiet act={() => (composing.value = false)}>{say("back")}</Quiet>
        </>
      }
    >
      <p>{say("compose-about")}</p>
      <List list={list} words={words} change={to} />
      <h2>{say("compose-add-title")}</h2>
      <ul class="to-add">
        {exercises(words, lane).map((name) => (
          <li key={name}>
            <span>
              {words.exercises[name]?.title} <small class="hint">{words.exercises[name]?.about}</small>
            </span>
            {list.length < MOST && (
              <Small
                label={say("compose-add", { title: words.exercises[name]?.title ?? name })}
                act={() => to((now) => [...now, name])}
              >
                +
              </Small>
            )}
          </li>
        ))}
      </ul>
    </Page>
  );
}

/** What is on the list. After a move the focus stays with what was moved; after a removal it goes to the list itself, which says what is left. */
function List(props: { readonly list: readonly string[]; readonly words: DeviceBundle; readonly change: Change }) {
  const { list, words, change } = props;
  const whole = useRef<HTMLOListElement>(null);
  const [next, focus] = useState<{ readonly place: number; readonly by: -1 | 1 } | null>(null);
  const [said, tell] = useState("");
  useLayoutEffect(() => {
    if (next === null) return;
    const buttons = whole.current?.children[next.place]?.querySelectorAll("button");
    const button = buttons?.[next.by < 0 ? 0 : 1];
    (button?.getAttribute("aria-disabled") === "true" ? buttons?.[next.by < 0 ? 1 : 0] : button)?.focus();
    focus(null);
  }, [next]);
  const move = (place: number, by: -1 | 1): void => {
    change((now) => moved(now, place, by));
    focus({ place: place + by, by });
    tell(say("compose-place", { title: titleOf(words, list[place] ?? ""), place: place + by + 1 }));
  };
  const remove = (place: number): void => {
    change((now) => removed(now, place));
    tell(say("compose-gone", { title: titleOf(words, list[place] ?? "") }));
    whole.current?.focus();
  };
  return (
    <>
      <ol class="by-hand" ref={whole} tabIndex={-1} aria-label={say("compose-list")}>
        {list.map((name, place) => {
          const title = titleOf(words, name);
          return (
            // oxlint-disable-next-line react/no-array-index-key -- the same exercise may stand in it twice
            <li key={`${name}-${place}`}>
              <span>{title}</span>
              <Small label={say("compose-up", { title })} off={place === 0} act={() => move(place, -1)}>
                ↑
              </Small>
              <Small label={say("compose-down", { title })} off={place === list.length - 1} act={() => move(place, 1)}>
                ↓
              </Small>
              <Small label={say("compose-remove", { title })} act={() => remove(place)}>
                ×
              </Small>
            </li>
          );
        })}
      </ol>
      <p class="aside" role="status">
        {said}
      </p>
    </>
  );
}

function titleOf(words: DeviceBundle, name: string): string {
  return words.exercises[name]?.title ?? name;
}

/** A button with a sign on it, and words for who does not see it. */
function Small(props: {
  readonly label: string;
  readonly act: () => void;
  readonly off?: boolean;
  readonly children: string;
}) {
  const off = props.off === true;
  return (
    <button
      type="button"
      class="small"
      aria-label={props.label}
      title={props.label}
      aria-disabled={off}
      onClick={() => !off && props.act()}
    >
      <span aria-hidden="true">{props.children}</span>
    </button>
  );
}
