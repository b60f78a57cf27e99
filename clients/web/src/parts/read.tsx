/** A link to one of the pages beside the game: it is read over the screen, and no room is lost by it. */
import { openPage } from "../leave/back.ts";
import type { PageName } from "../leave/pages.ts";

export function Read(props: { readonly page: PageName; readonly class?: string; readonly children: string }) {
  return (
    <a
      class={props.class}
      href={`/${props.page}`}
      onClick={(event) => {
        event.preventDefault();
        openPage(props.page);
      }}
    >
      {props.children}
    </a>
  );
}
