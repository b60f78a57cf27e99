/**
 * The helplines as a page without any script, in every language, for browsers that run none. It is written from the same entries and the same
 * sentences as the page of the game, when that is built.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { FluentBundle, FluentResource } from "@fluent/bundle";
import { COPIED, ELSEWHERE, ENTRIES, type Entry, type Topic } from "./src/pages/support/entries.ts";
import { countryIn, digits, hostOf, type Say, tellsOf, writesTo } from "./src/pages/support/words.ts";

/** The languages it is written in, by their own names. */
const LANGUAGES = { en: "English", es: "Español" } as const;

const TOPICS: readonly Topic[] = ["emergency", "crisis", "partner", "young"];

/** The whole page; `src` is where the catalogues are, `style` the address of the look. */
export function helplines(src: string, style: string): string {
  const tags = Object.keys(LANGUAGES);
  const parts = tags.map((tag) => part(tag, spoken(tag, readFileSync(join(src, "say", `${tag}.ftl`), "utf-8"))));
  const links = Object.entries(LANGUAGES).map(([tag, own]) => `<a href="#${tag}" lang="${tag}">${own}</a>`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8" />
<title>Vice Versa</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
<meta name="color-scheme" content="light dark" />
<meta name="referrer" content="no-referrer" />
<link rel="icon" href="/icon.svg" type="image/svg+xml" />
<link rel="stylesheet" href="${style}" />
</head>
<body>
<main class="plain">
<p class="row">${links.join(" ")}</p>
${parts.join("\n")}
</main>
</body>
</html>
`;
}

function spoken(tag: string, catalogue: string): Say {
  const bundle = new FluentBundle(tag);
  const [mistake] = bundle.addResource(new FluentResource(catalogue));
  if (mistake !== undefined) throw mistake;
  return (id, values = {}) => {
    const pattern = bundle.getMessage(id)?.value;
    if (pattern == null) throw new Error(`${tag} has no ${id}`);
    return bundle.formatPattern(pattern, { ...values });
  };
}

function part(tag: string, say: Say): string {
  const line = (id: string): string => text(say(id));
  const countries = Object.entries(ENTRIES)
    .map(([code, entries]) => ({ name: countryIn(tag, code), entries }))
    .sort((first, second) => first.name.localeCompare(second.name, tag))
    .map(({ name, entries }) => `<h2>${text(name)}</h2>\n${topics(entries, tag, say)}`);
  return `<section lang="${tag}" id="${tag}">
<h1>${line("support-title")}</h1>
<p>${line("support-danger")}</p>
<p class="hint">${line("support-traces")}</p>
<p class="hint">${text(say("support-what-unverified", { on: COPIED }))}</p>
${countries.join("\n")}
<h2>${line("support-topic-elsewhere")}</h2>
${listed(ELSEWHERE, tag, say)}
</section>`;
}

function topics(entries: readonly Entry[], tag: string, say: Say): string {
  return TOPICS.map((topic) => {
    const those = entries.filter((entry) => entry.topic === topic);
    const body = those.length === 0 ? `<p class="hint">${text(say("support-no-entry"))}</p>` : listed(those, tag, say);
    return `<h3>${text(say(`support-topic-${topic}`))}</h3>\n${body}`;
  }).join("\n");
}

function listed(entries: readonly Entry[], tag: string, say: Say): string {
  return `<ul class="entries">${entries.map((entry) => listing(entry, tag, say)).join("\n")}</ul>`;
}

function listing(entry: Entry, tag: string, say: Say): string {
  const ways = [
    entry.call === undefined
      ? ""
      : `<a href="tel:${digits(entry.call)}">${text(say("support-call", { number: entry.call }))}</a>`,
    entry.text === undefined ? "" : text(writesTo(entry.text, say)),
    entry.site === undefined ? "" : away(entry.site),
  ].filter((way) => way !== "");
  const checked =
    entry.verified === null
      ? say("support-unverified")
      : say("support-checked", { on: entry.verified.on, by: entry.verified.by });
  return `<li><p><b><bdi>${text(entry.name)}</bdi></b></p>
<p class="hint">${text(tellsOf(entry, tag, say))}</p>
<p>${ways.join(" · ")}</p>
<p class="hint">${text(checked)} ${text(say("support-source"))} ${away(entry.source)}</p></li>`;
}

function away(to: string): string {
  return `<a href="https://${text(to)}" rel="noopener noreferrer">${text(hostOf(to))}</a>`;
}

function text(words: string): string {
  return words.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}
