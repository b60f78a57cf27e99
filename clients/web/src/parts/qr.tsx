/** A QR code, dark on white in both themes: cameras look for that. Drawn here, so that the link in it goes to nobody else. */
import { encode } from "uqr";

export function Qr(props: { readonly text: string; readonly label: string }) {
  const { data, size } = encode(props.text, { ecc: "M", border: 3 });
  const dark = data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x} ${y}h1v1h-1z`] : []))).join("");
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={props.label} shape-rendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={dark} fill="#000" />
    </svg>
  );
}
