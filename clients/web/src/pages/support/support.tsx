/**
 * Where to turn to: for this person alone. The country is chosen, never looked up, and is kept nowhere. The page is in the first download, so
 * it opens without a network; and it says of each entry how far it can be trusted.
 */
import { signal } from "@preact/signals";
import { language, say } from "../../say/say.ts";
import { Frame } from "../frame.tsx";
import { COPIED, ELSEWHERE, ENTRIES, type Topic } from "./entries.ts";
import { inWords, Listed } from "./listed.tsx";
import { countryIn } from "./words.ts";

const TOPICS: readonly Topic[] = ["emergency", "crisis", "partner", "young"];

/** A country that is not in the list. */
const ANOTHER = "ZZ";

/** In memory alone. */
const chosen = signal("");

export function Support() {
  const countries = Object.keys(ENTRIES)
    .map((code) => ({ code, name: countryIn(language.value, code) }))
    .sort((one, other) => one.name.localeCompare(other.name, language.value));
  return (
    <Frame name="support" title={say("support-title")}>
      <p class="task">{say("support-danger")}</p>
      <label class="country">
        <span>{say("support-country")}</span>
        <select value={chosen.value} onChange={(event) => (chosen.value = event.currentTarget.value)}>
          <option value="">{say("support-choose")}</option>
          {countries.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
          <option value={ANOTHER}>{say("support-another")}</option>
        </select>
        <span class="hint">{say("support-not-located")}</span>
      </label>
      {chosen.value !== "" && TOPICS.map((topic) => <Section key={topic} topic={topic} />)}
      <section class="helplines" aria-labelledby="support-elsewhere">
        <h2 id="support-elsewhere">{say("support-topic-elsewhere")}</h2>
        <Listed entries={ELSEWHERE} />
      </section>
      <p class="hint">{say("support-traces")}</p>
      <p class="hint">{say("support-what-unverified", { on: inWords(COPIED) })}</p>
    </Frame>
  );
}

function Section(props: { readonly topic: Topic }) {
  const { topic } = props;
  const entries = (ENTRIES[chosen.value] ?? []).filter((entry) => entry.topic === topic);
  return (
    <section class="helplines" aria-labelledby={`support-${topic}`}>
      <h2 id={`support-${topic}`}>{say(`support-topic-${topic}`)}</h2>
      {entries.length === 0 ? <p class="hint">{say("support-no-entry")}</p> : <Listed entries={entries} />}
    </section>
  );
}
