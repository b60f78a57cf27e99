/** How am I? Four words in one look, none of them marked: whichever is tapped, the sheet goes away and nothing else is to be seen. */
import { chosen, LEVELS } from "../parts/gauge.ts";
import { Quiet } from "../parts/controls.tsx";
import { lift } from "../parts/laid.ts";
import { say } from "../say/say.ts";
import { Sheet } from "./sheet.tsx";

export function GaugeSheet() {
  return (
    <Sheet title={say("gauge-title")}>
      <p class="hint">{say("gauge-who-sees")}</p>
      {LEVELS.map((level) => (
        <Quiet
          key={level}
          act={() => {
            lift();
            chosen(level);
          }}
        >
          {say(`gauge-${level}`)}
        </Quiet>
      ))}
    </Sheet>
  );
}
