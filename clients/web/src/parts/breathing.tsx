/** A ring that breathes, with words that change. Where motion is not wished for, the ring stands still and the words still change. */
import { useEffect, useState } from "preact/hooks";
import { device } from "../here.ts";
import { say } from "../say/say.ts";
import { breathAt } from "../state/breath.ts";

export function Breathing(props: { readonly until: number }) {
  const [, draw] = useState(0);
  const { way, turnsIn } = breathAt(props.until, device.storeNow());
  useEffect(() => {
    const timer = setTimeout(() => draw((n) => n + 1), turnsIn + 5);
    return () => clearTimeout(timer);
  });
  return (
    <div class={`breathing breathing-${way}`}>
      <svg viewBox="0 0 200 200" aria-hidden="true">
        <circle class="breath-edge" cx="100" cy="100" r="92" />
        <circle class="breath-ring" cx="100" cy="100" r="92" />
      </svg>
      <p aria-hidden="true">{say(`breathe-${way}`)}</p>
      <p class="aside">{say("breathe-slowly")}</p>
    </div>
  );
}
