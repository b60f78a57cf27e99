/**
 * This device's seat in a session: it puts what the server says into the store, keeps what has to be found again after a reload, and gives
 * commands. It never judges a rule: what may be done is the server's to say.
 */
import { batch } from "@preact/signals";
import { entered, keepDrafts, keptDrafts, only } from "../keep/drafts.ts";
import { DAY, forgetPlace, keepPlace, keptPlace, type Place } from "../keep/places.ts";
import type { Shelf } from "../keep/shelf.ts";
import { keepStep } from "../keep/step.ts";
import { keepWitness, keptWitness } from "../keep/witness.ts";
import { cleared, noted, type Over, type State } from "../state/state.ts";
import { NOTHING_SEEN, witnessed } from "./witness.ts";
import type { Answered, AskWords, Command, DeviceBundle, Join, ToDevice, Welcome } from "../wire/messages.ts";
import { socketAt } from "./address.ts";
import { drawn } from "./drawn.ts";
import { type Ears, type Entry, type Hello, Lifeline } from "./lifeline.ts";
import { fresh, keepable, type Outbox } from "./outbox.ts";
import { forgets } from "./route.ts";
import { seal, unseal, type Value } from "./sealed.ts";

/** Where a device keeps things: the seat for longer than the tab, what was entered for as long as the tab. */
export interface Shelves {
  readonly seat: Shelf;
  readonly tab: Shelf;
}

/** Milliseconds between two tries to fetch the words. */
const WORDS_AGAIN = 500;

/** Commands that may be given again and again, and draw something new each time. */
const DRAWS = new Set<Command["do"]>(["door", "invite_host"]);

/** Milliseconds in which such a command once more, or one for the same phase, is a double tap: it is answered along with the first. */
const TWICE = 350;

interface Given {
  readonly text: string;
  readonly at: number;
  readonly answer: Promise<Answered | null>;
}

export class Device {
  #state: State;
  #origin: string;
  #shelves: Shelves;
  #life: Lifeline | null = null;
  #place: Place | null = null;
  #seq = 0;
  #fetching = "";
  #given: Given | null = null;

  /** `origin` is the http(s) address that the page came from. */
  constructor(state: State, origin: string, shelves: Shelves) {
    this.#state = state;
    this.#origin = origin;
    this.#shelves = shelves;
  }

  // --- taking a seat

  open(name: string, language: string): Promise<Entry> {
    if (this.#place !== null) this.leave();
    return this.#enter({ kind: "open", name, language }, fresh());
  }

  /** Through a door, by `code` or by `session` and `secret`. The token is drawn here, so that a join whose welcome is lost may be sent again. */
  join(way: Pick<Join, "code" | "session" | "secret">, name: string, language: string): Promise<Entry> {
    if (this.#place !== null) this.leave();
    return this.#enter({ kind: "join", ...way, token: drawn(16), name, language }, fresh());
  }

  /** The seat of this tab, while its room may still be there: what a reload goes back to. */
  here(): Place | null {
    return keptPlace(this.#shelves.tab, Date.now());
  }

  /** The seat that this device kept, of this tab or of one that was closed. */
  kept(): Place | null {
    return this.here() ?? keptPlace(this.#shelves.seat, Date.now());
  }

  /** Back to the seat that was kept; it is looked for until it is found, or is over. */
  resume(place: Place): Promise<Entry> {
    this.#place = place;
    this.#state.session.value = place.session;
    this.#state.drafts.value = keptDrafts(this.#shelves.tab, place.session);
    this.#state.witness.value = keptWitness(this.#shelves.tab, place.session);
    const { outbox } = place;
    return this.#enter(
      { kind: "resume", session: place.session, token: place.token },
      outbox.pending === null ? fresh() : outbox, // another tab may count on under the same instance
    );
  }

  /** Let go of the seat in this tab. The device keeps it, as another tab may be in it. */
  leave(): void {
    this.#life?.close();
    this.#life = null;
    this.#place = null;
    this.#seq = 0;
    this.#given = null;
    forgetPlace(this.#shelves.tab);
    this.#forgetWords();
    cleared(this.#state);
  }

  /** Leave without a trace on this device. The seat itself is kept by the server. */
  forget(): void {
    this.#forgetPlace();
    this.leave();
  }

  // --- in a seat

  storeNow(): number {
    return this.#life?.storeNow() ?? Date.now();
  }

  /** The page is visible again, or the network is back. */
  hurry(): void {
    this.#life?.hurry();
  }

  /**
   * Give a command; its one answer, or null when the seat is closed first. A refusal is told in passing. The very same command while it is
   * on its way, or a moment later, counts once; but for signals in a phase, each of which is one of its own.
   */
  do(command: Command): Promise<Answered | null> {
    if (command.do === "tap" && this.#asked(command.ask)?.kind === "signal") return this.#give(command);
    const text = JSON.stringify(command);
    const now = performance.now();
    const { flying } = this.#state;
    const last = this.#given;
    if (last?.text === text) {
      const soon = now - last.at < TWICE && ("phase" in command || DRAWS.has(command.do));
      if (soon || flying.value.some((one) => JSON.stringify(one) === text)) return last.answer;
    }
    const answer = this.#give(command);
    this.#given = { text, at: now, answer };
    return answer;
  }

  async #give(command: Command): Promise<Answered | null> {
    const life = this.#life;
    if (life === null) return null;
    const { flying } = this.#state;
    flying.value = [...flying.value, command];
    const answer = await life.do(command);
    flying.value = flying.value.filter((one) => one !== command);
    if (answer?.result !== "accepted") this.#given = null; // it may be tried again at once
    if (answer?.result === "refused") noted(this.#state, answer.code ?? "", answer.say ?? "", "refused");
    return answer;
  }

  /** Have the words in another language from now on, also after a reload. Where they cannot be had, those that are here stay. */
  async speak(language: string): Promise<void> {
    const life = this.#life;
    const fingerprint = this.#state.words.value?.fingerprint;
    if (life === null || fingerprint === undefined) return;
    try {
      const reply = await fetch(`${this.#origin}/bundles/${fingerprint}/${language}`);
      if (!reply.ok) return;
      const words = (await reply.json()) as DeviceBundle;
      if (life !== this.#life || this.#place === null || this.#state.words.value?.fingerprint !== fingerprint) return;
      this.#state.words.value = words;
      this.#keep({ ...this.#place, language });
    } catch {
      // the network is away
    }
  }

  /** Put down what was entered, for this tab; undefined takes it away. */
  enter(instance: number, ask: string, value: Value | undefined): void {
    this.#drafts(entered(this.#state.drafts.value, instance, ask, value));
  }

  /**
   * Seal what was entered for these asks of a phase, `size` bytes in all: its answer; by how many bytes it is too long; null when the seat is
   * closed first. What was entered stays until the server has it. What else was entered in the phase is not sealed with it.
   */
  async seal(
    instance: number,
    size: number,
    asks: readonly string[],
  ): Promise<Answered | { readonly over: number } | null> {
    const sealed = seal(only(this.#state.drafts.value[instance] ?? {}, asks), size);
    if ("over" in sealed) return sealed;
    const answer = await this.do({ do: "seal", phase: instance, blob: sealed.blob });
    if (answer?.result === "accepted") for (const ask of asks) this.enter(instance, ask, undefined);
    return answer;
  }

  // --- inside

  #enter(hello: Hello, outbox: Outbox): Promise<Entry> {
    this.#life?.close();
    this.#state.over.value = null;
    this.#state.link.value = { kind: "joining" };
    const again = (): Hello =>
      this.#place === null
        ? hello
        : { kind: "resume", session: this.#place.session, token: this.#place.token, seq: this.#seq };
    this.#life = new Lifeline(socketAt(this.#origin), this.#ears(hello, outbox), again, outbox);
    return this.#life.enter().then((entry) => {
      if (entry.kind === "refused" || entry.kind === "unreachable") this.#state.link.value = { kind: "none" };
      return entry;
    });
  }

  #ears(hello: Hello, outbox: Outbox): Ears {
    const { link } = this.#state;
    let box = outbox;
    return {
      welcomed: (welcome) => {
        this.#seated(welcome, hello, box);
      },
      heard: (message) => this.#heard(message),
      up: () => {
        link.value = { kind: "up" };
      },
      down: () => {
        link.value = { kind: "down", since: this.storeNow() };
      },
      kept: (changed) => {
        box = changed;
        if (this.#place !== null) this.#keep({ ...this.#place, outbox: changed, until: this.storeNow() + DAY });
      },
      settled: () => {},
      over: (code, say) => {
        const { view } = this.#state;
        const onward = code === "moved" && view.value !== null && view.value.door?.seat === view.value.you; // through the door that was opened here for it
        if (onward || forgets(code)) this.#gone({ code: onward ? "moved_on" : code, say });
        else this.#moved({ code, say });
      },
    };
  }

  #seated(welcome: Welcome, hello: Hello, outbox: Outbox): void {
    const token = welcome.token ?? this.#place?.token ?? (hello.kind === "join" ? hello.token : null) ?? "";
    const { bundle, session, seat } = welcome;
    const language = this.#place?.language ?? welcome.language; // another one may have been chosen in the room
    this.#state.session.value = session;
    this.#keep({ session, seat, token, language, outbox, until: welcome.now + DAY });
    if (this.#state.words.value?.fingerprint !== bundle) void this.#fetch(`/bundles/${bundle}/${language}`);
  }

  #keep(place: Place): void {
    this.#place = place;
    const kept = { ...place, outbox: keepable(place.outbox) };
    keepPlace(this.#shelves.tab, kept);
    keepPlace(this.#shelves.seat, kept);
  }

  /** The room is gone: nothing of it stays, on this phone or in this page. */
  #gone(over: Over): void {
    this.#forgetPlace();
    this.#forgetWords();
    cleared(this.#state, over);
  }

  /** The room is somewhere else, and this tab shows nothing of it, also when the seat is brought back and is no more what it was. */
  #moved(over: Over): void {
    this.#seq = 0;
    batch(() => {
      this.#state.over.value = over;
      this.#state.view.value = null;
    });
  }

  /** What was written and seen in this tab, and how far its person came. */
  #forgetWords(): void {
    keepDrafts(this.#shelves.tab, "", {});
    keepWitness(this.#shelves.tab, "", NOTHING_SEEN);
    keepStep(this.#shelves.tab, "", null);
  }

  /** Forget this seat, and no other that a tab beside has taken since. */
  #forgetPlace(): void {
    const kept = keptPlace(this.#shelves.seat, 0);
    if (kept === null || kept.token === this.#place?.token) forgetPlace(this.#shelves.seat);
    forgetPlace(this.#shelves.tab);
  }

  /** The words never change under their fingerprint, so a browser keeps them; here they are asked for until they are there. */
  async #fetch(path: string): Promise<void> {
    if (this.#fetching === path) return; // a connection before this one asked already
    this.#fetching = path;
    await this.#fetched(path);
    if (this.#fetching === path) this.#fetching = "";
  }

  async #fetched(path: string): Promise<void> {
    const life = this.#life;
    const wanted = (): boolean => life === this.#life && this.#state.over.value === null && this.#fetching === path;
    while (wanted()) {
      try {
        const reply = await fetch(this.#origin + path);
        if (reply.ok) {
          const words = (await reply.json()) as DeviceBundle;
          if (!wanted()) return;
          this.#state.words.value = words;
          this.#sealed();
          this.#see();
          return;
        }
      } catch {
        // the network is away: once more in a moment
      }
      await new Promise((resolve) => setTimeout(resolve, WORDS_AGAIN));
    }
  }

  #heard(message: ToDevice): void {
    switch (message.kind) {
      case "view": {
        if (message.seq < this.#seq) return;
        this.#seq = message.seq;
        this.#state.view.value = message.view;
        this.#sealed();
        this.#see();
        const { clock, interlude } = message.view;
        this.#life?.timed(clock?.running === true && (interlude ?? null) === null);
        return;
      }
      case "opened": {
        const opened = new Map(this.#state.opened.value);
        for (const one of message.answers)
          opened.set(one.instance, { ...opened.get(one.instance), [one.seat]: unseal(one.blob) });
        this.#state.opened.value = opened;
        return;
      }
      case "notice":
        noted(this.#state, message.code, message.say);
        return;
      case "refused":
        noted(this.#state, message.code, message.say, "refused");
        return;
      default:
        return; // a kind that this page does not know yet
    }
  }

  /** What was sealed is the server's: a draft of it is left only when a reload came before its answer. */
  #sealed(): void {
    const { view, words, flying, drafts } = this.#state;
    const { place, given } = view.value ?? {};
    if (place == null || given?.includes("sealed") !== true || words.value === null || flying.value.length > 0) return;
    for (const ask of Object.keys(drafts.value[place.instance] ?? {}))
      if (this.#asked(ask)?.open !== true) this.enter(place.instance, ask, undefined);
  }

  /** What is asked under that name in the phase under way. */
  #asked(ask: string): AskWords | undefined {
    const { view, words } = this.#state;
    const place = view.value?.place;
    return place == null ? undefined : words.value?.exercises[place.exercise]?.phases[place.phase]?.asks?.[ask];
  }

  /** Take note of what later views will not tell. */
  #see(): void {
    const { view, words, witness, session } = this.#state;
    if (view.value === null) return;
    witness.value = witnessed(witness.value, view.value, this.#seq, words.value);
    keepWitness(this.#shelves.tab, session.value, witness.value);
  }

  #drafts(drafts: State["drafts"]["value"]): void {
    this.#state.drafts.value = drafts;
    keepDrafts(this.#shelves.tab, this.#state.session.value, drafts);
  }
}
