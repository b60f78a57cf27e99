/** Starts the page: words first, then the screen. Where a screen breaks, it says so, and the place is kept. */
import { effect } from "@preact/signals";
import { Component, type ComponentChildren, render } from "preact";
import { attend } from "./cues/attend.ts";
import { enter, prepare, state } from "./here.ts";
import { watchBack } from "./leave/back.ts";
import { watchLeaving } from "./leave/leave.ts";
import { followTheme } from "./look/theme.ts";
import { Main } from "./parts/controls.tsx";
import { Page } from "./parts/page.tsx";
import { watchTaps } from "./parts/second_tap.ts";
import { direction, language, say } from "./say/say.ts";
import { fetchWhenSeated } from "./screens/later.ts";
import { Screen } from "./screens/screen.tsx";
import { watchShell } from "./shell/worker.ts";

class Whole extends Component<{ children: ComponentChildren }, { broken: boolean }> {
  override state = { broken: false };

  static override getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ComponentChildren {
    if (!this.state.broken) return this.props.children;
    return (
      <Page
        screen="broken"
        title={say("screen-broke")}
        below={<Main act={() => location.reload()}>{say("reload")}</Main>}
      >
        {null}
      </Page>
    );
  }
}

async function begin(root: HTMLElement): Promise<void> {
  followTheme();
  watchLeaving();
  watchTaps();
  await prepare();
  watchBack(() => state.view.value !== null && state.over.value === null);
  effect(() => {
    document.documentElement.lang = language.value;
    document.documentElement.dir = direction.value;
  });
  fetchWhenSeated();
  attend();
  const entered = enter();
  root.replaceChildren();
  render(
    <Whole>
      <Screen />
    </Whole>,
    root,
  );
  await entered;
  watchShell();
}

const root = document.getElementById("app");
if (root !== null) void begin(root);
