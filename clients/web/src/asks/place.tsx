/** The place of what is asked: when that changes, the focus goes here, so that a reader hears it; not when the phase has just begun. */
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";

export function Place(props: {
  /** What is asked now, in a word. */
  readonly now: string;
  /** What a reader is told on coming here; "" for what is written here. */
  readonly name: string;
  readonly children: ComponentChildren;
}) {
  const place = useRef<HTMLDivElement>(null);
  const { now } = props;
  const [seen, see] = useState(now);
  useLayoutEffect(() => {
    if (seen === now) return;
    see(now);
    place.current?.focus({ preventScroll: true });
    scrollTo(0, 0); // the title and what is asked in one view, where both fit
    const bottom = place.current?.getBoundingClientRect().bottom ?? 0;
    const low = document.querySelector(".low")?.getBoundingClientRect().top ?? bottom;
    if (bottom > Math.min(low, innerHeight)) place.current?.scrollIntoView({ block: "start" });
  }, [now, seen]);
  return (
    <div
      class="answer"
      id="answer"
      tabIndex={-1}
      ref={place}
      {...(props.name === "" ? {} : { role: "group", "aria-label": props.name })}
    >
      {props.children}
    </div>
  );
}
