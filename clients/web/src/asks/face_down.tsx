/** A sealed answer: the card face down, with its owner's shape, and where it is. Neither how long nor what it is can be seen. */
import { Shape } from "../parts/seats.tsx";
import { say } from "../say/say.ts";
import type { Whereabouts } from "./asking.ts";

export function FaceDown(props: { readonly seat: string; readonly at: Whereabouts }) {
  return (
    <div class={`face-down seat-${props.seat}`}>
      <Shape seat={props.seat} />
      <p role="status">{say(`sealed-${props.at}`)}</p>
    </div>
  );
}
