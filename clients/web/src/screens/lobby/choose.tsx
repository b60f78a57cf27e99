/** What to play: each taps what they would enjoy, and neither sees what the other tapped. */
import { useEffect } from "preact/hooks";
import { state } from "../../here.ts";
import { Choices, Main, Quiet } from "../../parts/controls.tsx";
import { Page } from "../../parts/page.tsx";
import { language, say } from "../../say/say.ts";
import type { DeviceBundle, LobbyView, View } from "../../wire/messages.ts";
import { Finding } from "../first.tsx";
import { choose, chooseAgain, type Miss, miss, picked, toggle } from "./chosen.ts";
import { BY_HAND, type Offer, programmes, titles } from "./choosing.ts";
import { composing } from "./compose.tsx";
import { Head } from "./head.tsx";
import { relevelling, hosted } from "./level.tsx";

/** What the two picked came to nothing. Neither is shown what the other picked, and nothing is wrong. */
export function Missed(props: { readonly view: View; readonly why: Miss }) {
  const { why } = props;
  useEffect(() => miss(why), [why]);
  return (
    <Page
      screen="no-match"
      title={say(`choose-${why}`)}
      head={<Head view={props.view} />}
      below={
        <>
          <Main act={chooseAgain}>{say("choose-pick-again")}</Main>
          {why === "nothing-fits" && <Quiet act={() => (relevelling.value = true)}>{say("level-again")}</Quiet>}
        </>
      }
    >
      <p>{say(`choose-${why}-about`)}</p>
    </Page>
  );
}

export function Choose(props: { readonly view: View }) {
  const words = state.words.value;
  const lobby = props.view.lobby ?? null;
  if (words === null || lobby === null) return <Finding />;
  const offers = offered(words, lobby);
  const chosen = picked().filter((name) => offers.some((offer) => offer.name === name));
  return (
    <Page
      screen="choose"
      title={say("choose-title")}
      head={<Head view={props.view} />}
      below={
        <>
          <p class="hint">{say("choose-who-sees")}</p>
          <Main act={() => choose(chosen)}>{say(chosen.length > 0 ? "choose-seal" : "choose-any")}</Main>
          <Quiet act={() => (composing.value = true)}>{say("compose-open")}</Quiet>
        </>
      }
    >
      <Choices
        legend={say("choose-title")}
        lang={words.language === language.value ? "" : words.language}
        options={offers.map(({ name, title, about, minutes }) => ({
          value: name,
          label: title,
          about,
          aside: say("choose-minutes", { minutes }),
        }))}
        chosen={chosen}
        toggle={toggle}
      />
    </Page>
  );
}

/** What was put together by hand first, then the programmes. */
function offered(words: DeviceBundle, lobby: LobbyView): readonly Offer[] {
  const list = lobby.by_hand ?? null;
  const about = list === null ? "" : titles(words, list.exercises).join(", ");
  const byHand = list === null ? [] : [{ name: BY_HAND, title: say("compose-by-hand"), about, minutes: list.minutes }];
  return [...byHand, ...programmes(words, lobby.lane ?? null)];
}

/** On the ready screen: what there is to choose from anew. Whoever is ready says "not yet" first, as the game may begin at any moment. */
export function ChooseAgain(props: { readonly view: View; readonly settled: boolean }) {
  const words = state.words.value;
  const list = props.view.lobby?.by_hand ?? null;
  return (
    <>
      {list !== null && words !== null && (
        <p class="hint">
          {say("compose-both-see", { titles: titles(words, list.exercises).join(", "), minutes: list.minutes })}
        </p>
      )}
      {!props.settled && (
        <div class="row">
          <Quiet act={chooseAgain}>{say("choose-again")}</Quiet>
          {hosted(props.view) && <Quiet act={() => (relevelling.value = true)}>{say("level-again")}</Quiet>}
        </div>
      )}
    </>
  );
}
