/**
 * The one store: what the server said, what I entered, what is on its way. Views draw it and keep nothing of their own; only the device
 * and the acts write it. Nothing here knows of a page or a socket.
 */
import { batch, signal, type Signal } from "@preact/signals";
import type { Answers } from "../core/sealed.ts";
import type { Drafts } from "../keep/drafts.ts";
import type { Command, DeviceBundle, View } from "../wire/messages.ts";
import { NOTHING_SEEN, type Witness } from "../core/witness.ts";

/** The seats of the two partners. */
export type PartnerSeat = "a" | "b";

/** The connection: none yet, being made for the first time, up, or lost since a moment (store ms). */
export type Link = { readonly kind: "none" | "joining" | "up" } | { readonly kind: "down"; readonly since: number };

/** Something to tell in passing: the server's sentence, and a code to say it in the person's own language where we know it. */
export interface Note {
  readonly n: number;
  /** Told in passing, or why a command of this person's was refused. */
  readonly kind: "told" | "refused";
  readonly code: string;
  readonly say: string;
}

/** Why the seat is closed for good. */
export interface Over {
  readonly code: string;
  readonly say: string;
}

export interface State {
  /** The session's id; "" before there is one. */
  readonly session: Signal<string>;
  /** The newest view: all that this seat may see. */
  readonly view: Signal<View | null>;
  /** The words and structure of everything this session may play. */
  readonly words: Signal<DeviceBundle | null>;
  /** Released answers: phase instance, then seat. */
  readonly opened: Signal<ReadonlyMap<number, { readonly [seat in PartnerSeat]?: Answers }>>;
  readonly link: Signal<Link>;
  readonly over: Signal<Over | null>;
  /** What was refused or told in passing, the newest. */
  readonly note: Signal<Note | null>;
  /** What I entered and did not give yet. */
  readonly drafts: Signal<Drafts>;
  /** What this screen has seen go by. */
  readonly witness: Signal<Witness>;
  /** Commands that have no answer yet, oldest first. */
  readonly flying: Signal<readonly Command[]>;
  /** The other seat is a script, not a person. */
  readonly script: Signal<boolean>;
}

export function createState(): State {
  return {
    session: signal(""),
    view: signal(null),
    words: signal(null),
    opened: signal(new Map()),
    link: signal({ kind: "none" }),
    over: signal(null),
    note: signal(null),
    drafts: signal({}),
    witness: signal(NOTHING_SEEN),
    flying: signal([]),
    script: signal(false),
  };
}

/** Everything as at the start: nothing of a session stays, but for why it is over. */
export function cleared(state: State, over: Over | null = null): void {
  const empty = createState();
  empty.over.value = over;
  batch(() => {
    for (const key of Object.keys(empty) as (keyof State)[]) (state[key] as Signal<unknown>).value = empty[key].value;
  });
}

let notes = 0;

/** Tell something in passing, or why something was refused. */
export function noted(state: State, code: string, say: string, kind: Note["kind"] = "told"): void {
  notes += 1;
  state.note.value = { n: notes, kind, code, say };
}

/** What was refused has changed since: nothing more is said of it. */
export function unrefused(state: State): void {
  if (state.note.value?.kind === "refused") state.note.value = null;
}
