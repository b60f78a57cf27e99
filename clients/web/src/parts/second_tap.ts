/**
 * Tells the second tap of a double tap from a tap that is meant: a screen can change between the two, and what lies under the finger then was
 * not what it tapped. Such a tap does nothing. Pure but for its one listener; the way to leave fast is never held up by it.
 */

/** The longest between two taps that were one gesture, ms, and how far apart they lie at most, px. */
export const TOGETHER = 350;
export const NEAR = 30;

export interface Tap {
  readonly at: number;
  readonly x: number;
  readonly y: number;
  /** The count of a mouse, which knows it best; 0 where a finger tapped. */
  readonly clicks: number;
  /** What was tapped: the element, and its words without the figures in them. */
  readonly on: unknown;
  readonly words: string;
}

export class Taps {
  #last: Tap | null = null;
  #began: Tap | null = null;

  /** Whether a tap counts; it is remembered for the next. */
  counts(tap: Tap): boolean {
    const last = this.#last;
    this.#last = tap;
    if (last === null || this.#began === null || !together(last, tap)) {
      this.#began = tap;
      return true;
    }
    return tap.on === this.#began.on && tap.words === this.#began.words;
  }
}

function together(one: Tap, other: Tap): boolean {
  if (Math.hypot(other.x - one.x, other.y - one.y) > NEAR) return false;
  return other.clicks > 0 ? other.clicks > 1 : other.at - one.at < TOGETHER;
}

/** From now on a second tap that lands on something else than the first does nothing. */
export function watchTaps(): void {
  const taps = new Taps();
  const clicked = (event: MouseEvent): void => {
    const on = event.target instanceof Element ? event.target.closest("button, a, summary, label") : null;
    if (event.detail === 0 || on === null || on.id === "door") return; // a key, or what no tap can be wrong on
    const by = (event as Partial<PointerEvent>).pointerType;
    const words = (on.textContent ?? "").replaceAll(/\d/g, "");
    const { clientX: x, clientY: y, timeStamp: at } = event;
    if (taps.counts({ at, x, y, clicks: by === "mouse" ? event.detail : 0, on, words })) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  addEventListener("click", clicked, { capture: true });
}
