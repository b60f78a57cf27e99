/** The sheet that is laid over a room's screen, if any. What has no room any more has no sheet either. */
import { useEffect } from "preact/hooks";
import { state } from "../here.ts";
import { useBack } from "../leave/back.ts";
import { laid, lift, type Sheet } from "../parts/laid.ts";
import type { View } from "../wire/messages.ts";
import { AddHostSheet } from "./add_host.tsx";
import { GaugeSheet } from "./gauge.tsx";
import { MoveSheet } from "./move.tsx";
import { SendOutSheet } from "./send_out.tsx";
import { SharedSheet } from "./shared.tsx";
import { EndSheet, StopSheet } from "./stop.tsx";

const STAGES: { readonly [sheet in Sheet]: readonly View["stage"][] } = {
  stop: ["lobby", "playing", "postponed"],
  end: ["lobby", "playing"],
  gauge: ["playing"],
  "send-out": ["lobby"],
  "add-host": ["lobby", "playing"],
  move: ["lobby", "playing"],
  shared: ["lobby", "playing", "done", "stopped"],
};

export function Sheets() {
  const sheet = laid.value;
  const view = state.over.value === null ? state.view.value : null;
  const fits = sheet !== null && view !== null && STAGES[sheet].includes(view.stage);
  useBack(fits ? lift : null);
  useEffect(() => {
    if (!fits && sheet !== null) lift();
  }, [fits, sheet]);
  if (!fits) return null;
  switch (sheet) {
    case "stop":
      return <StopSheet view={view} />;
    case "gauge":
      return <GaugeSheet />;
    case "send-out":
      return <SendOutSheet view={view} />;
    case "add-host":
      return <AddHostSheet view={view} />;
    case "move":
      return <MoveSheet view={view} />;
    case "shared":
      return <SharedSheet view={view} />;
    case "end":
      return <EndSheet />;
  }
}
