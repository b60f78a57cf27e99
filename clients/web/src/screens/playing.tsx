/** Everything from the first card on: a phase, a time out, the end, a host's seat, and the sheets over them. It is a chunk of its own, which `later.ts` fetches. */
import type { View } from "../wire/messages.ts";
import { TheEnd } from "./end.tsx";
import { HostSeat } from "./host/host.tsx";
import { Phase } from "./phase.tsx";
import { TimeOut } from "./time_out.tsx";

export { Sheets } from "../sheets/sheets.tsx";

export function Playing(props: { readonly view: View }) {
  const { view } = props;
  if (view.you === "host") return <HostSeat view={view} />;
  if (view.stage !== "playing") return <TheEnd view={view} />;
  return view.interlude == null ? <Phase view={view} /> : <TimeOut interlude={view.interlude} />;
}
