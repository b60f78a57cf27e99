/** Outside of a room: the first page, the box for a code, and the moment between. */
import { signal } from "@preact/signals";
import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import { wayIn } from "../core/address.ts";
import {
  backIn,
  device,
  joinBy,
  keeps,
  noWayIn,
  openRoom,
  outside,
  speakFrom,
  startOver,
  state,
  stepOut,
  takeOther,
  tryAlone,
} from "../here.ts";
import { useScreenBack } from "../leave/back.ts";
import { THEMES, theme } from "../look/theme.ts";
import { Main, Quiet } from "../parts/controls.tsx";
import { Page, untitled } from "../parts/page.tsx";
import { Read } from "../parts/read.tsx";
import { Top } from "../parts/top.tsx";
import { LANGUAGES, language, maybe, say, timeOfDay } from "../say/say.ts";
import { online } from "../shell/online.ts";
import { newVersion, takeNewVersion } from "../shell/worker.ts";

export function First() {
  const kept = device.kept();
  return (
    <Page
      screen="first"
      title={say("first-title")}
      below={
        <>
          <NoNetwork />
          <NoWayIn />
          {kept === null ? (
            <>
              <Main act={openRoom}>{say("first-open")}</Main>
              <OtherWays />
            </>
          ) : (
            <>
              <p class="hint">{say("first-kept", { time: timeOfDay(kept.until, "long") })}</p>
              <Main act={() => backIn(kept)}>{say("first-back-in")}</Main>
            </>
          )}
        </>
      }
      beside={
        <>
          {kept !== null && (
            <>
              <Quiet act={openRoom}>{say("first-open")}</Quiet>
              <OtherWays />
            </>
          )}
          <nav class="foot" aria-label={say("first-more")}>
            <Read page="about">{say("about-title")}</Read>
            <Read page="safety">{say("first-safety")}</Read>
          </nav>
          <div class="foot">
            <Languages />
            <Themes />
          </div>
        </>
      }
    >
      <Mark />
      <p class="task">{say("first-about")}</p>
      <p class="hint">{say("first-not-therapy")}</p>
    </Page>
  );
}

function byCode(): void {
  noWayIn.value = null;
  outside.value = "join";
}

function OtherWays() {
  return (
    <div class="row">
      <Quiet act={byCode}>{say("first-join")}</Quiet>
      <Quiet act={tryAlone}>{say("practice-try")}</Quiet>
    </div>
  );
}

/** The two shapes, each half-way to where the other stands. */
function Mark() {
  return (
    <svg class="mark" viewBox="0 0 96 56" aria-hidden="true">
      <path class="mark-way" d="M24 14a36 36 0 0 1 48 0M72 42a36 36 0 0 1-48 0" />
      <circle class="mark-a" cx="24" cy="28" r="11" />
      <path class="mark-b" d="M72 15 85 28 72 41 59 28Z" />
    </svg>
  );
}

function Languages() {
  return (
    <nav class="pills" aria-label={say("first-language")}>
      {Object.entries(LANGUAGES).map(([tag, own]) => (
        <button type="button" key={tag} lang={tag} aria-current={tag === language.value} onClick={() => speakFrom(tag)}>
          {own}
        </button>
      ))}
    </nav>
  );
}

function Themes() {
  return (
    <div class="pills" role="group" aria-label={say("settings-theme")}>
      {THEMES.map((one) => (
        <button type="button" key={one} aria-pressed={one === theme.value} onClick={() => (theme.value = one)}>
          {say(`theme-${one}`)}
        </button>
      ))}
    </div>
  );
}

function NoNetwork() {
  return (
    <p role="status" class={online.value ? "aside" : "bar"}>
      {online.value ? "" : say("no-network")}
    </p>
  );
}

function back(): void {
  typed.value = "";
  noWayIn.value = null;
  outside.value = "first";
}

/** What was typed: kept while it is tried, so that it is still there when it opened nothing. */
const typed = signal("");

export function JoinByCode() {
  const [odd, isOdd] = useState(false);
  useScreenBack(back);
  const go = (): void => {
    const way = wayIn(typed.value);
    isOdd(way === null);
    if (way !== null) void joinBy(way);
  };
  return (
    <Page
      screen="join"
      title={say("join-title")}
      below={
        <>
          {odd ? (
            <p role="alert" class="wrong">
              {say("join-no-code")}
            </p>
          ) : (
            <NoWayIn />
          )}
          <Main act={go}>{say("join-go")}</Main>
          <Quiet act={back}>{say("back")}</Quiet>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          go();
        }}
      >
        <label class="field">
          <span>{say("join-box")}</span>
          <input
            value={typed.value}
            onInput={(event) => (typed.value = event.currentTarget.value)}
            dir="ltr"
            autocapitalize="characters"
            autocomplete="off"
            autocorrect="off"
            spellcheck={false}
            enterkeyhint="go"
          />
          <span class="hint">{say("join-hint")}</span>
        </label>
      </form>
    </Page>
  );
}

/** The way leads to another room than the one that this phone has a seat in: that seat is not given up without a question. */
export function OtherRoom() {
  const kept = device.kept();
  return (
    <Page
      screen="other"
      title={say("other-title")}
      below={
        <>
          {kept !== null && <Main act={() => backIn(kept)}>{say("first-back-in")}</Main>}
          <Quiet act={takeOther}>{say("other-take")}</Quiet>
        </>
      }
    >
      <p>{say("other-about", { time: timeOfDay(kept?.until ?? 0, "long") })}</p>
    </Page>
  );
}

/** When the game is over and the phone has let go of its seat. */
export function Thanks() {
  return (
    <Page screen="thanks" title={say("thanks-title")} below={<Main act={startOver}>{say("play-again")}</Main>}>
      <p>{say("thanks-about")}</p>
    </Page>
  );
}

/** Milliseconds after which looking for a seat has a way out. */
const LONG = 10_000;

/** While a seat is looked for: nothing at first, words when it takes a while, and a way out when it takes long. The seat stays kept. */
export function Finding() {
  const [long, isLong] = useState(false);
  useLayoutEffect(untitled, []);
  useEffect(() => {
    const timer = setTimeout(() => isLong(true), LONG);
    return () => clearTimeout(timer);
  }, []);
  return (
    <main class="page">
      <Top />
      <p class="starting" role="status">
        {say(online.value ? "finding-place" : device.kept() === null ? "no-network" : "link-down")}
      </p>
      {long && (
        <div class="low">
          <Quiet act={stepOut}>{say("start-over")}</Quiet>
        </div>
      )}
      {newVersion.value && state.view.value !== null && (
        <div class="low">
          <p>
            {say("version-needed")} {!keeps() && say("missing-storage")}
          </p>
          <Main act={takeNewVersion}>{say("reload")}</Main>
        </div>
      )}
    </main>
  );
}

function NoWayIn() {
  const wrong = noWayIn.value;
  if (wrong === null) return null;
  return (
    <p role="alert" class="wrong">
      {maybe(`say-${wrong.code}`) ?? maybe(wrong.code) ?? wrong.say}
    </p>
  );
}
