/** The page that is laid over a screen. The screen below stays as it is, with everything that was entered on it. */
import type { PageName } from "../leave/pages.ts";
import { About } from "./about.tsx";
import { Safety } from "./safety.tsx";
import { Settings } from "./settings.tsx";
import { Support } from "./support/support.tsx";

export function Pages(props: { readonly of: PageName }) {
  switch (props.of) {
    case "about":
      return <About />;
    case "safety":
      return <Safety />;
    case "support":
      return <Support />;
    case "settings":
      return <Settings />;
  }
}
