/** What we saw: the plan, in words what both may read, in words what only the one who guessed may read, and the pictures. Numbers only for those who ask. */
import type { ComponentChildren } from "preact";
import { state } from "../../here.ts";
import { Announcer, LinkBar } from "../../parts/announcer.tsx";
import { Main } from "../../parts/controls.tsx";
import { Page } from "../../parts/page.tsx";
import { Script } from "../../parts/script.tsx";
import { AskedAndSaid } from "../../reveals/asked.tsx";
import { type Beside, besideProfiles } from "../../reveals/beside.ts";
import { turnsOf } from "../../reveals/feelings.ts";
import { forBoth, forMe } from "../../reveals/findings.ts";
import { mayBeKept } from "../../reveals/kept.ts";
import { FeelingsMap } from "../../reveals/map.tsx";
import { numbers } from "../../reveals/numbers.ts";
import { ProfilePanel } from "../../reveals/profile.tsx";
import { profilesOf } from "../../reveals/profiles.ts";
import type { Released } from "../../reveals/released.ts";
import { inASentence } from "../../reveals/said.ts";
import { say } from "../../say/say.ts";
import { lastWord } from "../phase_notes.tsx";

export function WhatWeSaw(props: { readonly released: Released; readonly go: () => void }) {
  const { released } = props;
  const witness = state.witness.value;
  const last = lastWord(released.view);
  const opened = released.view.opened ?? [];
  const profiles = profilesOf(released, opened);
  const turns = turnsOf(released, witness);
  const kept = besideProfiles(
    released,
    opened.filter((one) => mayBeKept(released, one)),
  );
  const rest = besideProfiles(
    released,
    opened.filter((one) => !mayBeKept(released, one)),
  );
  const naming = new Set(profiles.map(({ card, exercise }) => `${exercise} ${card}`)).size > 1;
  return (
    <Page
      screen="saw"
      title={say("done-title")}
      head={
        <header>
          <LinkBar />
          <Announcer />
          <Script />
        </header>
      }
      below={<Main act={props.go}>{say("end-go-keep")}</Main>}
    >
      {last !== "" && (
        <p class="line" lang={released.words.language}>
          {last}
        </p>
      )}
      <Lines
        title={say("end-both")}
        lines={forBoth(released, witness).map((finding) => inASentence(released.view, finding))}
      />
      <Lines title={say("end-mine")} lines={forMe(released).map((finding) => inASentence(released.view, finding))} />
      <Opened released={released} all={kept} />
      {profiles.map((profile) => (
        <ProfilePanel
          key={`${profile.exercise} ${profile.card} ${profile.about}`}
          released={released}
          profile={profile}
          naming={naming}
        />
      ))}
      {turns.length > 0 && <FeelingsMap released={released} turns={turns} />}
      {rest.length > 0 && (
        <More summary={say("end-opened")}>
          <Opened released={released} all={rest} />
        </More>
      )}
      <Numbers lines={numbers(released, witness)} />
    </Page>
  );
}

function Lines(props: { readonly title: string; readonly lines: readonly string[] }) {
  if (props.lines.length === 0) return null;
  return (
    <section>
      <h2>{props.title}</h2>
      {props.lines.map((line) => (
        <p key={line} class="found">
          {line}
        </p>
      ))}
    </section>
  );
}

function Opened(props: { readonly released: Released; readonly all: readonly Beside[] }) {
  const { view, words } = props.released;
  return (
    <>
      {props.all.map(({ asked, instance, title }) => (
        <section key={instance}>
          <h2 lang={words.language}>{title}</h2>
          {asked.map((each) => (
            <AskedAndSaid key={each.key} view={view} asked={each} lang={words.language} />
          ))}
        </section>
      ))}
    </>
  );
}

function Numbers(props: { readonly lines: readonly string[] }) {
  if (props.lines.length === 0) return null;
  return (
    <More summary={say("end-numbers")}>
      <p class="hint">{say("end-numbers-about")}</p>
      {props.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </More>
  );
}

function More(props: { readonly summary: string; readonly children: ComponentChildren }) {
  return (
    <details class="more">
      <summary>{props.summary}</summary>
      {props.children}
    </details>
  );
}
