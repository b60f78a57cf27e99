/** The practice partner as a player in tests: it does not stop to think, and waits for whatever a test waits for. */
import { effect } from "@preact/signals";
import { memory, type Shelf } from "../../src/keep/shelf.ts";
import { Partner } from "../../src/practice/partner.ts";
import type { Command, View } from "../../src/wire/messages.ts";

const AT_ONCE = { least: 0, most: 0 };
const WHIMS = { random: () => 0.5, lines: ["words"] };

export class Player extends Partner {
  readonly seat: Shelf;

  constructor(origin: string, seat: Shelf = memory(), tab: Shelf = memory()) {
    super(origin, { seat, tab }, WHIMS, AT_ONCE);
    this.seat = seat;
  }

  /** A command that has to be accepted. */
  async ok(command: Command): Promise<void> {
    const answer = await this.device.do(command);
    if (answer?.result !== "accepted") throw new Error(`${command.do}: ${JSON.stringify(answer)}`);
  }

  /** The first view, from the present one on, that passes the test. */
  until(test: (view: View) => boolean, within = 8_000): Promise<View> {
    return new Promise((resolve, reject) => {
      let stop: (() => void) | null = null;
      const late = setTimeout(() => {
        stop?.();
        reject(new Error(`not in time: ${JSON.stringify(this.state.view.value)}`));
      }, within);
      stop = effect(() => {
        const view = this.state.view.value;
        if (view === null || !test(view)) return;
        clearTimeout(late);
        queueMicrotask(() => stop?.());
        resolve(view);
      });
    });
  }

  /** Everything that is set before one is ready. */
  async prepare(programme: string): Promise<void> {
    await this.ok({ do: "level", level: 1 });
    await this.ok({ do: "lane", lane: "standard" });
    await this.ok({ do: "choose", programmes: [programme] });
  }
}
