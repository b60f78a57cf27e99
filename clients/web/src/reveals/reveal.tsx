/**
 * What was opened to both in this phase, or in another turn of it. First "Both in" and two cards that lie still; then both turn at once. What is drawn
 * follows from what was given and from the exercise's `figures` alone: it must never judge, or know an exercise by name.
 */
import { useEffect, useState } from "preact/hooks";
import { isFresh, newestFirst, turnOf } from "../core/witness.ts";
import { state } from "../here.ts";
import { Lamp } from "../parts/lamp.tsx";
import { Shape } from "../parts/seats.tsx";
import { say } from "../say/say.ts";
import type { Telling } from "../state/telling.ts";
import type { View } from "../wire/messages.ts";
import { AskedAndSaid } from "./asked.tsx";
import { besideProfiles, toldOf } from "./beside.ts";
import { turnsOf } from "./feelings.ts";
import { aboutProfiles, worthKeeping } from "./findings.ts";
import { FeelingsMap } from "./map.tsx";
import { ProfilePanel } from "./profile.tsx";
import { profilesOf, withEarlier } from "./profiles.ts";
import { inOrder, type Released } from "./released.ts";
import { inASentence } from "./said.ts";

/** How long both cards lie still, ms. */
const STILL = 600;

/** The phase whose cards have turned already: a sheet over it, or a pause, does not turn them again. */
let turnedIn = 0;

export function Reveal(props: { readonly view: View; readonly told: Telling }) {
  const { told, view } = props;
  const words = state.words.value;
  const witness = state.witness.value;
  const place = view.place ?? null;
  if (words === null || place === null) return null;
  const released: Released = { view, words, answers: state.opened.value };
  const fresh = (view.opened ?? []).filter((one) => isFresh(witness.opened[one.instance], place));
  const drawn = withEarlier(released, fresh);
  const asks = Object.keys(view.told ?? {}).filter((ask) => witness.told[ask]?.instance === place.instance);
  const turns = view.outcome == null ? [] : turnsOf(released, witness, turnOf(witness.showings, place));
  const profiles = profilesOf(released, drawn, told.mover);
  const beside = besideProfiles(released, newestFirst(witness, place, fresh));
  const open = toldOf(released, asks);
  if (profiles.length + beside.length + open.length + turns.length === 0) return null;
  const both = fresh.some(({ seats }) => seats.length > 1);
  const close = view.you === "host" ? [] : worthKeeping(aboutProfiles(released, profiles));
  return (
    <Turning view={view} instance={told.instance} both={both}>
      {profiles.map((profile) => (
        <ProfilePanel key={`${profile.card} ${profile.about}`} released={released} profile={profile} />
      ))}
      {profiles.length > 0 &&
        close.map((finding) => (
          <p key={finding.reading.name} class="found">
            {inASentence(view, finding)}
          </p>
        ))}
      {turns.length > 0 && <FeelingsMap released={released} turns={turns} />}
      {open.map((asked) => (
        <AskedAndSaid key={asked.key} view={view} asked={asked} lang={words.language} />
      ))}
      {beside.flatMap(({ asked }) =>
        asked.map((each) => <AskedAndSaid key={each.key} view={view} asked={each} lang={words.language} />),
      )}
      {fresh.some((item) => item.shared === true) && <Lamp you={view.you} />}
    </Turning>
  );
}

/** Two cards face down for a moment where both gave something; then what is on them. */
function Turning(props: {
  readonly view: View;
  readonly instance: number;
  readonly both: boolean;
  readonly children: preact.ComponentChildren;
}) {
  const { instance } = props;
  const [turned, turn] = useState(turnedIn);
  const wait = props.both && turned !== instance;
  useEffect(() => {
    if (!wait) return;
    const timer = setTimeout(() => {
      turnedIn = instance;
      turn(instance);
    }, STILL);
    return () => clearTimeout(timer);
  }, [wait, instance]);
  if (!wait) return <div class={`reveal ${props.both ? "turned" : ""}`}>{props.children}</div>;
  return (
    <div class="reveal both-in" role="status">
      <p>{say("reveal-both-in")}</p>
      <div class="backs" aria-hidden="true">
        {inOrder(props.view).map((seat) => (
          <span key={seat} class={`back seat-${seat}`}>
            <Shape seat={seat} />
          </span>
        ))}
      </div>
    </div>
  );
}
