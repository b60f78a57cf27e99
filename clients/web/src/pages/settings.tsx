/** What a person may set for this phone. It is kept here, and nobody is told. */
import type { ComponentChildren } from "preact";
import { soundOn, vibrationOn } from "../cues/wished.ts";
import { speakFrom } from "../here.ts";
import { THEMES, type Theme, theme } from "../look/theme.ts";
import { Choice } from "../parts/controls.tsx";
import { language, LANGUAGES, say } from "../say/say.ts";
import { Frame } from "./frame.tsx";

export function Settings() {
  return (
    <Frame name="settings" title={say("settings-title")}>
      <Choice
        name="language"
        legend={say("first-language")}
        options={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
        chosen={language.value}
        choose={(tag) => void speakFrom(tag)}
        beside
      />
      <Choice
        name="theme"
        legend={say("settings-theme")}
        options={THEMES.map((value) => ({ value, label: say(`theme-${value}`) }))}
        chosen={theme.value}
        choose={(word) => (theme.value = word as Theme)}
        beside
      />
      <fieldset class="choices">
        <legend>{say("settings-cues")}</legend>
        <Switch on={soundOn.value} turn={(on) => (soundOn.value = on)}>
          {say("settings-sound")}
        </Switch>
        {"vibrate" in navigator && (
          <Switch on={vibrationOn.value} turn={(on) => (vibrationOn.value = on)}>
            {say("settings-vibration")}
          </Switch>
        )}
      </fieldset>
      <p class="hint">{say("settings-light-too")}</p>
      <p class="hint">{say("settings-kept")}</p>
    </Frame>
  );
}

function Switch(props: {
  readonly on: boolean;
  readonly turn: (on: boolean) => void;
  readonly children: ComponentChildren;
}) {
  return (
    <label class="choice">
      <input
        type="checkbox"
        role="switch"
        checked={props.on}
        aria-checked={props.on}
        onChange={() => props.turn(!props.on)}
      />
      <span>{props.children}</span>
    </label>
  );
}
