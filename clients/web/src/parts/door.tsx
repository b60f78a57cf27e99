/**
 * A way in for one more phone: a QR code for the same room, a code to read aloud, a link for elsewhere, and how long they are good for. What has
 * run out is not shown any more. It shows a door; `renew` opens another.
 */
import { useEffect, useState } from "preact/hooks";
import { linkTo, spaced } from "../core/address.ts";
import { copied, learn, origin } from "../doors.ts";
import { state } from "../here.ts";
import { say } from "../say/say.ts";
import type { DoorView } from "../wire/messages.ts";
import { Quiet } from "./controls.tsx";
import { useMinutes } from "./minutes.ts";
import { Qr } from "./qr.tsx";

export function Door(props: { readonly door: DoorView; readonly renew: () => unknown }) {
  const { door, renew } = props;
  const left = useMinutes(door.expires);
  useEffect(() => void learn(), []);
  return (
    <>
      {left === 0 ? <p role="status">{say("door-run-out")}</p> : <Open key={door.secret} door={door} left={left} />}
      <Quiet act={renew}>{say("invite-new")}</Quiet>
    </>
  );
}

function Open(props: { readonly door: DoorView; readonly left: number }) {
  const { code, secret } = props.door;
  const [handed, hand] = useState<"no" | "yes" | "by hand">("no");
  const link = linkTo(origin.value, state.session.value, secret);
  const put = async (): Promise<void> => hand((await copied(link)) ? "yes" : "by hand");
  return (
    <>
      <Qr text={link} label={say("invite-qr")} />
      <p class="code">
        <span aria-hidden="true">{spaced(code)}</span>
        <span class="aside">{say("invite-code-letters", { letters: [...code].join(", ") })}</span>
      </p>
      <p class="hint">{say("door-good-for", { minutes: props.left })}</p>
      <p class="link">{link}</p>
      <p class="hint" role="status">
        {handed === "by hand" && say("invite-hold")}
      </p>
      <Quiet act={put}>{say(handed === "yes" ? "invite-copied" : "invite-copy")}</Quiet>
    </>
  );
}
