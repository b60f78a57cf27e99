/** One button that tells a tap from a press that is held. Pure but for its timer: what a tap or a hold means is passed in. */

export interface Pressing {
  readonly down: () => void;
  readonly up: () => void;
  readonly click: () => void;
}

/** Held for `ms`, it is a hold at once, and the click that follows means nothing; a key's click is a tap. */
export function pressing(ms: number, tapped: () => void, heldDown: () => void): Pressing {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let held = false;
  return {
    down: () => {
      held = false;
      clearTimeout(timer);
      timer = setTimeout(() => {
        held = true;
        heldDown();
      }, ms);
    },
    up: () => clearTimeout(timer),
    click: () => {
      if (!held) tapped();
      held = false;
    },
  };
}
