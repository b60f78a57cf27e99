/**
 * Watches the store, and gives the cue and says the news that each change calls for. One effect for all of it; what a change means is worked out
 * by pure functions, and nothing is decided here.
 */
import { effect } from "@preact/signals";
import { device, state } from "../here.ts";
import { tell } from "../parts/queue.ts";
import { say } from "../say/say.ts";
import { leftOf, type Moment, moments } from "../state/moments.ts";
import { news } from "../state/news.ts";
import type { View } from "../wire/messages.ts";
import { stayAwake } from "./awake.ts";
import { cueOf } from "./cue.ts";
import { give } from "./give.ts";
import { unlock } from "./sound.ts";

/** Begin to watch; once a page. */
export function attend(): void {
  let before: View | null = null;
  let whole = { instance: -1, ms: 0 };
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const wait = (view: View): void => {
    const [next] = moments(view, device.storeNow(), whole.ms);
    if (next === undefined) return;
    waiting = setTimeout(() => {
      reached(next);
      wait(view);
    }, next.at - device.storeNow());
  };
  effect(() => {
    const view = state.view.value;
    const was = before;
    before = view;
    clearTimeout(waiting);
    if (view === null) return;
    const left = leftOf(view, device.storeNow()) ?? 0;
    const { instance = -1 } = view.place ?? {};
    if (instance !== whole.instance || left > whole.ms) whole = { instance, ms: left };
    const cue = cueOf(was, view, state.words.peek());
    if (cue !== null) give(cue);
    if (was !== null) for (const one of news(was, view)) tell(say(one.id, one.values), one.seen);
    wait(view);
  });
  for (const touch of ["pointerup", "keydown"] as const) addEventListener(touch, unlock, { capture: true });
  stayAwake();
}

function reached(moment: Moment): void {
  if (state.link.peek().kind === "down") return; // the clock is held here, whatever it would say
  tell(say(moment.id));
  if (moment.id === "ten-seconds") give("ten");
}
