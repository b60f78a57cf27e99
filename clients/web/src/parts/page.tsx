/** The frame of every screen: a title that takes the focus when the screen changes, the card, and the controls where a thumb is. */
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { Refusal } from "./announcer.tsx";
import { Top } from "./top.tsx";

/** A screen: for a reader the card comes first, then the controls, then the head and the menu that are seen at the top. Its `title` is in the card; `screen` names it, and when that changes the title takes the focus, so that it is read. */
export function Page(props: {
  readonly screen: string;
  readonly title: string;
  /** What stands between the menu and the door, such as a clock. */
  readonly top?: ComponentChildren;
  readonly head?: ComponentChildren;
  readonly kind?: "phase";
  /** How the card looks, as classes. */
  readonly tone?: string;
  /** Ids of what a reader hears along with the title. */
  readonly describedBy?: string;
  /** The language of what is on the card, where it is not the page's own. */
  readonly lang?: string;
  readonly children: ComponentChildren;
  readonly below?: ComponentChildren;
  /** What else one may do: between the card and the foot, and after both for a reader. */
  readonly beside?: ComponentChildren;
}) {
  return (
    <main class={`page ${props.kind ?? ""}`}>
      <section
        class={`card appear ${props.tone ?? ""}`}
        key={props.screen}
        {...(props.lang === undefined ? {} : { lang: props.lang })}
      >
        <Title screen={props.screen} describedBy={props.describedBy ?? ""}>
          {props.title}
        </Title>
        {props.children}
      </section>
      {props.below !== undefined && (
        <div class="low">
          <Refusal />
          {props.below}
        </div>
      )}
      {props.beside !== undefined && <div class="more-ways">{props.beside}</div>}
      <Top>{props.top}</Top>
      {props.head}
    </main>
  );
}

let shown = "";

/** A moment without a title: the one that comes next takes the focus, also where it is the same as before. */
export function untitled(): void {
  if (shown !== "") shown = "none";
}

function Title(props: { readonly screen: string; readonly describedBy: string; readonly children: string }) {
  const title = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    const changed = shown !== "" && shown !== props.screen; // not when the page has just been opened
    shown = props.screen;
    if (!changed) return;
    title.current?.focus({ preventScroll: true });
    scrollTo(0, 0); // a new screen begins at its top, where the clock is
  }, [props.screen]);
  return (
    <h1 ref={title} tabIndex={-1} {...(props.describedBy === "" ? {} : { "aria-describedby": props.describedBy })}>
      {props.children}
    </h1>
  );
}
