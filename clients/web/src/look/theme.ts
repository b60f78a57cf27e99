/** Light, dark, or as the phone has it: kept on this device. It sets one word on the root of the page, and the tokens follow. */
import { effect, signal } from "@preact/signals";
import { shelf } from "../keep/shelf.ts";

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

const KEY = "viceversa.theme";

const kept = shelf(
  () => localStorage,
  () => sessionStorage,
);

export const theme = signal<Theme>(themeIn(kept.get(KEY)));

/** A theme that was kept; as the phone has it for anything else. */
function themeIn(word: string | null): Theme {
  return THEMES.find((one) => one === word) ?? "system";
}

/** Draw the page in the theme that is wished for, from now on. */
export function followTheme(): void {
  const bars = [...document.querySelectorAll<HTMLMetaElement>("meta[name=theme-color]")];
  const own = bars.map((bar) => bar.content);
  effect(() => {
    const wished = theme.value;
    kept.put(KEY, wished === "system" ? null : wished);
    if (wished === "system") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = wished;
    for (const [at, bar] of bars.entries())
      bar.content = own[wished === "system" ? at : THEMES.indexOf(wished) - 1] ?? "";
  });
}
