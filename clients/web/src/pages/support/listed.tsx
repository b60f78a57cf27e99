/** Entries one below the other: what each is, how to reach it, and how old the knowledge of it is. */
import { language, say } from "../../say/say.ts";
import { dated } from "./dating.ts";
import { COPIED, type Entry } from "./entries.ts";
import { digits, hostOf, tellsOf, writesTo } from "./words.ts";

export function Listed(props: { readonly entries: readonly Entry[] }) {
  return (
    <ul class="entries">
      {props.entries.map((entry) => (
        <One key={entry.name} entry={entry} />
      ))}
    </ul>
  );
}

function One(props: { readonly entry: Entry }) {
  const { entry } = props;
  return (
    <li>
      <h3>
        <bdi>{entry.name}</bdi>
      </h3>
      <p class="hint">{tellsOf(entry, language.value, say)}</p>
      <p class="row">
        {entry.call !== undefined && (
          <a class="quiet" href={`tel:${digits(entry.call)}`}>
            {say("support-call", { number: entry.call })}
          </a>
        )}
        {entry.text !== undefined && entry.text.by === undefined && (
          <a class="quiet" href={`sms:${digits(entry.text.to)}`}>
            {writesTo(entry.text, say)}
          </a>
        )}
        {entry.site !== undefined && <Away to={entry.site} class="quiet" />}
      </p>
      {entry.text?.by !== undefined && <p>{writesTo(entry.text, say)}</p>}
      <p class="hint">
        <Checked entry={entry} /> {say("support-source")} <Away to={entry.source} />
      </p>
    </li>
  );
}

/** A link out of here; whoever it leads to does not learn where from. */
function Away(props: { readonly to: string; readonly class?: string }) {
  return (
    <a class={props.class} href={`https://${props.to}`} target="_blank" rel="noopener noreferrer">
      {hostOf(props.to)}
    </a>
  );
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

function Checked(props: { readonly entry: Entry }) {
  const { verified } = props.entry;
  const { by, old } = dated(verified, COPIED, today());
  return (
    <>
      {verified === null || by === "nobody"
        ? say("support-unverified")
        : say("support-checked", { on: inWords(verified.on), by: verified.by })}{" "}
      {old && <strong>{say("support-old")}</strong>}
    </>
  );
}

/** A date such as 2026-05-01, as it is written in the language of the page. */
export function inWords(date: string): string {
  return new Intl.DateTimeFormat(language.value, { dateStyle: "medium", timeZone: "UTC" }).format(Date.parse(date));
}
