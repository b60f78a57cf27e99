/** A way in for one more phone: a QR code for the same room, a code to read aloud, a link for elsewhere. It shows a door, and opens none. */
import { useEffect, useState } from "preact/hooks";
import { linkTo, spaced } from "../core/address.ts";
import { copied, learn, origin } from "../doors.ts";
import { state } from "../here.ts";
import { say } from "../say/say.ts";
import type { DoorView } from "../wire/messages.ts";
import { Quiet } from "./controls.tsx";
import { Qr } from "./qr.tsx";

export function Door(props: { readonly door: DoorView }) {
  const { code, secret } = props.door;
  const [handed, hand] = useState<"no" | "yes" | "by hand">("no");
  useEffect(() => void learn(), []);
  const link = linkTo(origin.value, state.session.value, secret);
  const put = async (): Promise<void> => hand((await copied(link)) ? "yes" : "by hand");
  return (
    <>
      <Qr text={link} label={say("invite-qr")} />
      <p class="code">
        <span aria-hidden="true">{spaced(code)}</span>
        <span class="aside">{say("invite-code-letters", { letters: [...code].join(", ") })}</span>
      </p>
      <p class="hint">{say("door-good-for")}</p>
      <p class="link">{link}</p>
      <p class="hint" role="status">
        {handed === "by hand" && say("invite-hold")}
      </p>
      <Quiet act={put}>{say(handed === "yes" ? "invite-copied" : "invite-copy")}</Quiet>
    </>
  );
}
