/**
 * A partner who plays anything: a device of its own that looks at its own store alone, as a screen does, thinks for a moment, and answers
 * whatever is asked. It says nowhere that it is a person, and it takes no seat by itself: whoever starts it brings it in.
 */
import { effect } from "@preact/signals";
import { Device, type Shelves } from "../core/device.ts";
import { createState, type State } from "../state/state.ts";
import { nextStep, type Step, type Whims } from "./answers.ts";

/** How long it seems to think before each thing that it does, ms. */
export interface Pace {
  readonly least: number;
  readonly most: number;
}

const HUMAN: Pace = { least: 1_000, most: 4_000 };

/** How long it waits at most before it looks again, ms. */
const LOOK = 1_000;

/** How often a thing is tried that is refused. */
const ENOUGH = 3;

export class Partner {
  readonly state: State = createState();
  readonly device: Device;
  #whims: Whims;
  #pace: Pace;
  #refused = new Map<string, number>();

  constructor(origin: string, shelves: Shelves, whims: Whims, pace: Pace = HUMAN) {
    this.device = new Device(this.state, origin, shelves);
    this.#whims = whims;
    this.#pace = pace;
  }

  /** Answer whatever comes, until the session is over or the seat is. */
  async play(): Promise<void> {
    while (!this.#isOver()) {
      const step = this.#next();
      if (step === null) {
        await this.#changed(LOOK);
        continue;
      }
      if (!("atOnce" in step)) await this.#thought();
      const again = this.#next(); // the phase may have gone on meanwhile
      if (again?.key !== step.key) continue;
      if (await this.#give(again)) await this.#seen(step.key);
      else this.#refused.set(step.key, (this.#refused.get(step.key) ?? 0) + 1);
    }
  }

  #isOver(): boolean {
    const stage = this.state.view.value?.stage ?? "lobby";
    const left = this.state.session.value === "";
    return left || this.state.over.value !== null || ["done", "stopped", "blocked"].includes(stage);
  }

  #next(): Step | null {
    const view = this.state.view.value;
    if (view === null) return null;
    const step = nextStep(view, this.state.words.value, this.device.storeNow(), this.#whims);
    return step !== null && (this.#refused.get(step.key) ?? 0) < ENOUGH ? step : null;
  }

  async #give(step: Step): Promise<boolean> {
    if ("command" in step) return (await this.device.do(step.command))?.result === "accepted";
    for (const [ask, value] of step.entries) this.device.enter(step.phase, ask, value);
    const asks = step.entries.map(([ask]) => ask);
    let answer = await this.device.seal(step.phase, step.size, asks);
    for (const [ask] of step.entries) {
      if (answer === null || !("over" in answer)) break;
      this.device.enter(step.phase, ask, undefined); // too much to say: leave something out
      answer = await this.device.seal(step.phase, step.size, asks);
    }
    return answer !== null && !("over" in answer) && answer.result === "accepted";
  }

  #thought(): Promise<void> {
    const { least, most } = this.#pace;
    return new Promise((resolve) => setTimeout(resolve, least + this.#whims.random() * (most - least)));
  }

  /** Wait for the view that follows what was done, so that it is not done twice. */
  async #seen(key: string): Promise<void> {
    if (this.#next()?.key === key) await this.#changed(LOOK);
  }

  /** The next change in what it sees, or a while without one. */
  #changed(within: number): Promise<void> {
    const { view, words, over, session } = this.state;
    return new Promise((resolve) => {
      let first = true;
      const done = (): void => {
        clearTimeout(late);
        stop();
        resolve();
      };
      const late = setTimeout(done, within);
      const stop = effect(() => {
        void [view.value, words.value, over.value, session.value];
        if (!first) queueMicrotask(done);
        first = false;
      });
    });
  }
}
