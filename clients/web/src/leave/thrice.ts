/** Three times in a row, as somebody does who has to go: pure, the moments are passed in. */

/** The longest that may pass between two of them, ms. */
export const WITHIN = 5_000;

export class Thrice {
  #count = 0;
  #last = Number.NEGATIVE_INFINITY;

  /** Once more at that moment: how many are still to come, none when it is time to go. */
  again(now: number): number {
    this.#count = now - this.#last <= WITHIN ? this.#count + 1 : 1;
    this.#last = now;
    const left = 3 - this.#count;
    if (left === 0) this.reset();
    return left;
  }

  /** Something else came between. */
  reset(): void {
    this.#count = 0;
    this.#last = Number.NEGATIVE_INFINITY;
  }
}
