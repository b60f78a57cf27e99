/** Bring your partner in: a QR code for the same room, a link for another, a code to read aloud. */
import { signal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { linkTo, spaced } from "../../core/address.ts";
import { canShare, copied, hasOther, isHereAlone, learn, origin, share, tryOther } from "../../doors.ts";
import { device, state } from "../../here.ts";
import { Main, Quiet } from "../../parts/controls.tsx";
import { useMinutes } from "../../parts/minutes.ts";
import { Page } from "../../parts/page.tsx";
import { Qr } from "../../parts/qr.tsx";
import { say } from "../../say/say.ts";
import { across } from "../../state/telling.ts";
import type { DoorView, View } from "../../wire/messages.ts";
import { Finding } from "../first.tsx";
import { Head } from "./head.tsx";
import { Rename } from "./name.tsx";

const codeHidden = signal(false);

export function Invite(props: { readonly view: View }) {
  const { view } = props;
  const door = view.door ?? null;
  const left = useMinutes(door?.expires ?? 0);
  const [handed, hand] = useState({ link: "", worked: false });
  useEffect(() => void learn(), []);
  if (door === null) return <Finding />;
  const link = linkTo(origin.value, state.session.value, door.secret);
  const copy = async (): Promise<void> => hand({ link, worked: await copied(link) });
  const copying = say(handed.link === link && handed.worked ? "invite-copied" : "invite-copy");
  return (
    <Page
      screen="invite"
      title={say("invite-title")}
      head={<Head view={view} />}
      below={
        <>
          <p class="hint">{say("invite-waiting")}</p>
          {canShare() ? <Main act={() => share(link)}>{say("invite-share")}</Main> : <Main act={copy}>{copying}</Main>}
          <div class="row">
            {canShare() && <Quiet act={copy}>{copying}</Quiet>}
            {hasOther.value && <Quiet act={tryOther}>{say("invite-other")}</Quiet>}
            <Rename />
          </div>
        </>
      }
    >
      {isHereAlone.value && <p class="wrong">{say("invite-only-here")}</p>}
      <p>{say("invite-scan")}</p>
      <Qr text={link} label={say("invite-qr")} />
      <Code door={door} left={left} />
      <div class="row">
        <Quiet act={() => device.do({ do: "door", seat: across(view) })}>{say("invite-new")}</Quiet>
        {left > 0 && (
          <Quiet act={() => (codeHidden.value = !codeHidden.value)}>
            {say(codeHidden.value ? "invite-show" : "invite-hide")}
          </Quiet>
        )}
      </div>
      <p class="hint">
        {say("invite-link")} <span class="link">{link}</span>
      </p>
      <p class="hint" role="status">
        {handed.link === link && !handed.worked && say("invite-hold")}
      </p>
    </Page>
  );
}

/** The code in letters, while it opens anything. The link and the QR code last longer, and are not told to have run out. */
function Code(props: { readonly door: DoorView; readonly left: number }) {
  const { door, left } = props;
  if (left === 0) return <p role="status">{say("invite-run-out")}</p>;
  return (
    <>
      {!codeHidden.value && (
        <>
          <p>{say("invite-code")}</p>
          <p class="code">
            <span aria-hidden="true">{spaced(door.code)}</span>
            <span class="aside">{say("invite-code-letters", { letters: [...door.code].join(", ") })}</span>
          </p>
        </>
      )}
      <p class="hint">{say("invite-good-for", { minutes: left })}</p>
    </>
  );
}
