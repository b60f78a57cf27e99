/**
 * The map of feelings as a picture: pleasant across, lively up; filled what was meant, hollow what was read, joined in the order they were read. It has no
 * figure, and says that it is a sketch.
 */
import { say } from "../say/say.ts";
import { nameOf } from "../state/telling.ts";
import { type Place, sideOf, type Turn } from "./feelings.ts";
import { FIELD, labelsOf, marksOf, type Named, type Point, sidesOf } from "./layout.ts";
import { along, down, Mark, Sign } from "./mark.tsx";
import type { Released } from "./released.ts";
import { AsTable } from "./table.tsx";

export function FeelingsMap(props: { readonly released: Released; readonly turns: readonly Turn[] }) {
  const { released, turns } = props;
  const spots = turns.flatMap(({ key, meant, read }) =>
    [meant, ...read].flatMap(({ card, at }) => (at === null ? [] : [{ key: markOf(key, card), at }])),
  );
  const one = turns.length === 1;
  const leads = [...new Set(turns.map(({ lead }) => lead))];
  return (
    <section class="feelings-map">
      <h2>{nameOfMap(turns)}</h2>
      <ol class="turns">
        {turns.map((turn) => (
          <li key={turn.key}>
            {one
              ? meantAndRead(turn)
              : say("reveal-showed", { name: nameOf(released.view, turn.lead), what: meantAndRead(turn) })}
          </li>
        ))}
      </ol>
      {spots.length > 0 && (
        <>
          <ul class="key">
            {leads.map((lead) => (
              <li key={lead} class={`seat-${lead}`}>
                <Sign seat={lead} />{" "}
                {one ? say("reveal-meant") : say("reveal-meant-by", { name: nameOf(released.view, lead) })}
                <Sign seat={lead} hollow /> {say("reveal-read")}
              </li>
            ))}
          </ul>
          <Picture turns={turns} spots={spots} />
          <p class="hint">{say("reveal-sketch")}</p>
        </>
      )}
      <Table released={released} turns={turns} />
    </section>
  );
}

/** A map of what: by the title of the deck that its cards come from. */
function nameOfMap(turns: readonly Turn[]): string {
  return say("reveal-map", { cards: [...new Set(turns.map(({ cards }) => cards))].join(", ") });
}

/** "Meant: relieved. Read: calm, then relieved." */
function meantAndRead({ meant, read }: Turn): string {
  const names = read.map(({ name }) => name);
  const order = names.slice(1).reduce((before, after) => say("reveal-then", { before, after }), names[0] ?? "");
  return say("reveal-meant-read", { meant: meant.name, read: order });
}

function x(point: Point): string {
  return along(point.x / FIELD.width);
}

function y(point: Point): string {
  return down(point.y / FIELD.height);
}

function Picture(props: { readonly turns: readonly Turn[]; readonly spots: Parameters<typeof marksOf>[0] }) {
  const { turns } = props;
  const firsts = new Map(props.spots.map((spot) => [spot.key, spot]));
  const marks = marksOf([...firsts.values()]);
  const names = namesOf(turns);
  const poles = topAndFoot();
  const labels = labelsOf(marks, names, poles);
  const named = [...labels].map(([key, label]) => ({ name: names.get(key) ?? "", label }));
  const sides = [...poles, ...sidesOf(marks, named, startAndEnd())];
  return (
    <svg class="feelings" role="img" aria-label={turns.map(meantAndRead).join(" ")}>
      <line class="base" x1="0%" x2="100%" y1="50%" y2="50%" />
      <line class="base" x1="50%" x2="50%" y1="0%" y2="100%" />
      {sides.map(({ label, name }) => (
        <text key={name} class="side" x={x(label)} y={y(label)} text-anchor={label.anchor}>
          {name}
        </text>
      ))}
      {turns.map(({ key, lead, meant, read }) => {
        const way = [...read.map(({ card }) => card), meant.card].map((card) => marks.get(markOf(key, card)));
        const known = way.filter((point) => point !== undefined);
        const apart = new Set(read.filter(({ card }) => card !== meant.card).map(({ card }) => card));
        const goal = marks.get(markOf(key, meant.card));
        return (
          <g key={key} class={`seat-${lead}`}>
            {known.slice(1).map((to, n) => {
              const from = known[n] ?? to;
              return (
                <line key={`${x(from)} ${y(from)}`} class="join" x1={x(from)} y1={y(from)} x2={x(to)} y2={y(to)} />
              );
            })}
            {[...apart].map((card) => {
              const point = marks.get(markOf(key, card));
              return point && <At key={card} seat={lead} point={point} hollow />;
            })}
            {goal && <At seat={lead} point={goal} filled hollow={read.some(({ card }) => card === meant.card)} />}
          </g>
        );
      })}
      {[...labels].map(([key, label]) => (
        <text key={key} class="name" x={x(label)} y={y(label)} text-anchor={label.anchor}>
          {names.get(key)}
        </text>
      ))}
    </svg>
  );
}

function At(props: {
  readonly seat: string;
  readonly point: Point;
  readonly filled?: boolean;
  readonly hollow?: boolean;
}) {
  const { point, ...mark } = props;
  return <Mark {...mark} x={point.x / FIELD.width} y={point.y / FIELD.height} />;
}

/** What up and down mean, and where that stands. */
function topAndFoot(): readonly Named[] {
  const middle = FIELD.width / 2;
  return [
    { name: say("map-lively"), label: { x: middle, y: 16, anchor: "middle" } },
    { name: say("map-still"), label: { x: middle, y: FIELD.height - 8, anchor: "middle" } },
  ];
}

/** What across means; it stands near the middle line, where there is room. */
function startAndEnd(): readonly Named[] {
  const centre = FIELD.height / 2;
  return [
    { name: say("map-unpleasant"), label: { x: 8, y: centre, anchor: "start" } },
    { name: say("map-pleasant"), label: { x: FIELD.width - 8, y: centre, anchor: "end" } },
  ];
}

/** What stands beside the marks: the feelings where there is one turn; where there are several, each turn's number beside what was meant. */
function namesOf(turns: readonly Turn[]): ReadonlyMap<string, string> {
  if (turns.length > 1) return new Map(turns.map((turn, n) => [markOf(turn.key, turn.meant.card), `${n + 1}`]));
  const all = turns.flatMap((turn) => [turn.meant, ...turn.read].map((place) => [turn.key, place] as const));
  return new Map(all.map(([key, { card, name }]) => [markOf(key, card), name]));
}

/** A feeling, with the side of the map that it lies on. */
function placed(place: Place): string {
  const side = sideOf(place);
  return side === null ? place.name : `${place.name} (${say(`map-${side}`)})`;
}

function markOf(turn: string, card: string): string {
  return `${turn} ${card}`;
}

function Table(props: { readonly released: Released; readonly turns: readonly Turn[] }) {
  const { released, turns } = props;
  return (
    <AsTable
      caption={`${nameOfMap(turns)}. ${say("reveal-sketch")}`}
      heads={[say("reveal-turn"), say("reveal-meant"), say("reveal-read")]}
      rows={turns.map(({ key, lead, meant, read }, n) => ({
        key,
        cells: [`${n + 1}. ${nameOf(released.view, lead)}`, placed(meant), read.map(placed).join("; ")],
      }))}
    />
  );
}
