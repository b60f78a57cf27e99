/** A seat's shape at a point of a picture: filled is what was said or meant, hollow what was guessed or read, and a ring around where they meet. */
import { direction } from "../say/say.ts";

/** How far along a picture that share of its width lies, in percent; it turns round with the page. */
export function along(share: number): string {
  return `${Math.round((direction.value === "rtl" ? 1 - share : share) * 1000) / 10}%`;
}

/** How far down that share of its height lies, in percent. */
export function down(share: number): string {
  return `${Math.round(share * 1000) / 10}%`;
}

export function Mark(props: {
  readonly seat: string;
  /** Shares of the picture's width and height. */
  readonly x: number;
  readonly y: number;
  readonly filled?: boolean;
  readonly hollow?: boolean;
}) {
  return (
    <svg x={along(props.x)} y={down(props.y)} overflow="visible">
      {props.hollow === true && (
        <g class="hollow">
          <Form seat={props.seat} size={9} />
        </g>
      )}
      {props.filled === true && (
        <g class="filled">
          <Form seat={props.seat} size={props.hollow === true ? 5 : 8} />
        </g>
      )}
    </svg>
  );
}

function Form(props: { readonly seat: string; readonly size: number }) {
  const { seat, size } = props;
  if (seat === "a") return <circle r={size} />;
  const wide = Math.round(size * 1.25 * 10) / 10;
  return <path d={`M0 ${-wide}L${wide} 0L0 ${wide}L${-wide} 0Z`} />;
}

/** A shape as it stands in a picture's key, beside its words. */
export function Sign(props: { readonly seat: string; readonly hollow?: boolean }) {
  const hollow = props.hollow === true;
  return (
    <svg class="sign" aria-hidden="true" overflow="visible">
      <Mark seat={props.seat} x={0.5} y={0.5} filled={!hollow} hollow={hollow} />
    </svg>
  );
}
