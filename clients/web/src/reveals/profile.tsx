/**
 * A profile as a picture: a panel about one person, a line for each item, filled what they said, hollow what was guessed, joined. First and second guess
 * stand side by side where it was asked twice. No line says how well anybody guessed.
 */
import { say } from "../say/say.ts";
import { nameOf } from "../state/telling.ts";
import type { View } from "../wire/messages.ts";
import { along, Mark, Sign } from "./mark.tsx";
import type { Line, Profile } from "./profiles.ts";
import { asSaidTo, called, type Released } from "./released.ts";
import { AsTable } from "./table.tsx";

/** Scales with more steps than these have no dot for each. */
const MOST_DOTS = 11;

export function ProfilePanel(props: {
  readonly released: Released;
  readonly profile: Profile;
  /** Whether the card is named as well, as there are several. */
  readonly naming?: boolean;
}) {
  const { profile, released } = props;
  const { view, words } = released;
  const [name, guesser] = [nameOf(view, profile.about), nameOf(view, profile.guesser)];
  const card = profile.card === null ? "" : called(words, profile.exercise, profile.card);
  const naming = props.naming === true && card !== "";
  const title = naming ? say("reveal-about-on", { name, card }) : say("reveal-about", { name });
  const [low, high] = [profile.ask.low_label ?? "", profile.ask.high_label ?? ""].map((end) =>
    asSaidTo(view, profile.about, end, profile.about),
  );
  return (
    <section class={`profile seat-${profile.about}`}>
      <h2>{title}</h2>
      <Key profile={profile} name={name} guesser={guesser} />
      <p class="profile-ends" lang={words.language}>
        <span>{low}</span>
        <span>{high}</span>
      </p>
      <ul class="lines">
        {profile.lines.map((line) => (
          <li key={line.part}>
            <p lang={words.language}>{line.item}</p>
            <Tracks profile={profile} line={line} name={name} guesser={guesser} />
          </li>
        ))}
      </ul>
      <Table profile={profile} title={title} name={name} guesser={guesser} ends={[low ?? "", high ?? ""]} />
    </section>
  );
}

interface Named {
  readonly profile: Profile;
  readonly name: string;
  readonly guesser: string;
}

/** One line of a profile by itself, for where it is asked about: what was said and what was guessed, and what the signs mean. */
export function ProfileLine(props: { readonly view: View; readonly profile: Profile; readonly line: Line }) {
  const { line, profile, view } = props;
  const named = { profile, name: nameOf(view, profile.about), guesser: nameOf(view, profile.guesser) };
  return (
    <div class={`profile one seat-${profile.about}`}>
      <Key {...named} />
      <Tracks {...named} line={line} />
    </div>
  );
}

/** What the filled and the hollow sign mean. */
function Key({ guesser, name, profile }: Named) {
  return (
    <ul class="key">
      <li>
        <Sign seat={profile.about} /> {say("reveal-filled", { name })}
      </li>
      <li>
        <Sign seat={profile.about} hollow /> {say("reveal-hollow", { name: guesser })}
      </li>
    </ul>
  );
}

/** One track, or one for each time it was guessed. */
function Tracks(props: Named & { readonly line: Line }) {
  const { line, profile } = props;
  if (!profile.twice) return <Track {...props} guess={line.guess} />;
  return (
    <div class="twice">
      {([line.guess, line.again] as const).map((guess, n) => (
        <div key={n === 0 ? "first" : "second"}>
          <small class="hint">{say(n === 0 ? "reveal-first" : "reveal-second")}</small>
          <Track {...props} guess={guess} />
        </div>
      ))}
    </div>
  );
}

function Track(props: Named & { readonly line: Line; readonly guess: number | null }) {
  const { guess, guesser, name, profile } = props;
  const { truth } = props.line;
  const { low = 0, high = 1 } = profile.ask;
  const at = (value: number): number => 0.06 + (0.88 * (value - low)) / (high - low);
  const steps = high - low < MOST_DOTS ? Array.from({ length: high - low + 1 }, (_, n) => low + n) : [low, high];
  const meets = truth !== null && truth === guess;
  return (
    <svg class="profile-track" role="img" aria-label={inWords(truth, guess, name, guesser)} overflow="visible">
      <line class="base" x1={along(at(low))} x2={along(at(high))} y1="50%" y2="50%" />
      {steps.map((step) => (
        <circle key={step} class="stop" cx={along(at(step))} cy="50%" r={2} />
      ))}
      {truth !== null && guess !== null && (
        <line class="join" x1={along(at(truth))} x2={along(at(guess))} y1="50%" y2="50%" />
      )}
      {guess !== null && <Mark seat={profile.about} x={at(guess)} y={0.5} hollow filled={meets} />}
      {truth !== null && !meets && <Mark seat={profile.about} x={at(truth)} y={0.5} filled />}
    </svg>
  );
}

function inWords(truth: number | null, guess: number | null, name: string, guesser: string): string {
  const own = truth === null ? say("reveal-said-none", { name }) : say("reveal-said", { name, value: truth });
  const theirs =
    guess === null
      ? say("reveal-guessed-none", { name: guesser })
      : say("reveal-guessed", { name: guesser, value: guess });
  return `${own} ${theirs}`;
}

function Table(props: Named & { readonly title: string; readonly ends: readonly [string, string] }) {
  const { ends, guesser, name, profile, title } = props;
  const { low = 0, high = 0 } = profile.ask;
  const scale = ends.every((end) => end !== "") ? ` ${say("reveal-scale", scaleWords(low, high, ends))}` : "";
  const again = profile.twice ? [say("reveal-guessed-again", { name: guesser })] : [];
  return (
    <AsTable
      caption={`${title}.${scale}`}
      heads={[say("reveal-line"), say("reveal-filled", { name }), say("reveal-hollow", { name: guesser }), ...again]}
      rows={profile.lines.map((line) => ({ key: line.part, cells: cellsOf(line, profile.twice) }))}
    />
  );
}

function cellsOf({ again, guess, item, truth }: Line, twice: boolean): readonly (string | number)[] {
  const values = twice ? [truth, guess, again] : [truth, guess];
  return [item, ...values.map((value) => value ?? say("reveal-empty"))];
}

/** What fills the sentence about the ends of a scale. */
function scaleWords(low: number, high: number, [lowWords, highWords]: readonly [string, string]) {
  return { low, high, lowWords, highWords };
}
