/** What was said to an ask that is in no profile: texts as quotes, choices and places on a scale side by side. Always with whose they are. */
import { Shape } from "../parts/seats.tsx";
import { say } from "../say/say.ts";
import { nameOf } from "../state/telling.ts";
import type { View } from "../wire/messages.ts";
import type { Asked, Said } from "./beside.ts";

export function AskedAndSaid(props: { readonly view: View; readonly asked: Asked; readonly lang: string }) {
  const { asked, lang, view } = props;
  return (
    <section class="told">
      {asked.label !== "" && (
        <p class="label" lang={lang}>
          {asked.label}
        </p>
      )}
      {asked.ends !== null && (
        <p class="hint" lang={lang}>
          {say("reveal-scale", {
            low: asked.ends[0],
            lowWords: asked.ends[1],
            high: asked.ends[2],
            highWords: asked.ends[3],
          })}
        </p>
      )}
      {asked.kind === "text" ? (
        asked.rows.map((row) => (
          <div key={row.item}>
            {row.item !== "" && <p lang={lang}>{row.item}</p>}
            {row.said.map((said) => (
              <Quote key={said.seat} view={view} said={said} />
            ))}
          </div>
        ))
      ) : (
        <ul class="lines">
          {asked.rows.map((row) => (
            <li key={row.item}>
              {row.item !== "" && <p lang={lang}>{row.item}</p>}
              <p class="said">
                {row.said.map((said) => (
                  <Chip key={said.seat} view={view} said={said} lang={lang} />
                ))}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Quote(props: { readonly view: View; readonly said: Said }) {
  const { said, view } = props;
  return (
    <figure class={`quote seat-${said.seat}`}>
      <figcaption>
        <Shape seat={said.seat} /> <bdi>{nameOf(view, said.seat)}</bdi>
      </figcaption>
      {said.words === null ? (
        <p class="hint">{say("reveal-empty")}</p>
      ) : (
        <blockquote dir="auto">{said.words}</blockquote>
      )}
    </figure>
  );
}

function Chip(props: { readonly view: View; readonly said: Said; readonly lang: string }) {
  const { lang, said, view } = props;
  return (
    <span class={`one-said seat-${said.seat}`}>
      <Shape seat={said.seat} />
      <span>
        <bdi>{nameOf(view, said.seat)}</bdi>
        {": "}
        {said.words === null ? (
          <span class="hint">{say("reveal-empty")}</span>
        ) : (
          <b lang={lang} dir="auto">
            {said.words}
          </b>
        )}
      </span>
    </span>
  );
}
