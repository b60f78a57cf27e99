/** What both partners have shared with their host, under the lamp that all three see; each may take it back at any moment. */
import { state } from "../../here.ts";
import { Lamp } from "../../parts/lamp.tsx";
import { AskedAndSaid } from "../../reveals/asked.tsx";
import { besideProfiles } from "../../reveals/beside.ts";
import { ProfilePanel } from "../../reveals/profile.tsx";
import { profilesOf } from "../../reveals/profiles.ts";
import type { Released } from "../../reveals/released.ts";
import { say } from "../../say/say.ts";
import { titleOf } from "../../state/telling.ts";
import type { OpenedView, View } from "../../wire/messages.ts";

export function Shared(props: { readonly view: View }) {
  const { view } = props;
  const words = state.words.value;
  const items = (view.opened ?? []).filter((item) => item.shared === true);
  if (words === null || items.length === 0) return <p class="hint">{say("host-nothing-shared")}</p>;
  const released: Released = { view, words, answers: state.opened.value };
  return (
    <section aria-label={say("host-shared-with-you")}>
      {items.toReversed().map((item) => (
        <Item key={item.instance} released={released} item={item} />
      ))}
      {profilesOf(released, items).map((profile) => (
        <ProfilePanel
          key={`${profile.exercise} ${profile.card} ${profile.about}`}
          released={released}
          profile={profile}
          naming
        />
      ))}
    </section>
  );
}

/** One item with its lamp; what belongs into a profile is drawn there, beside what else is in it. */
function Item(props: { readonly released: Released; readonly item: OpenedView }) {
  const { item, released } = props;
  return (
    <article class="shared">
      <h2 lang={released.words.language}>{titleOf(released.view, released.words, item)}</h2>
      <Lamp you="host" />
      {besideProfiles(released, [item]).flatMap(({ asked }) =>
        asked.map((each) => (
          <AskedAndSaid key={each.key} view={released.view} asked={each} lang={released.words.language} />
        )),
      )}
    </article>
  );
}
