/**
 * Keeping a seat connected: come back after a loss, ping, follow the clock, and see every command through to its answer.
 *
 * It moves frames and time; what a message means for the seat is the device's. It gives up only when the server says stop. Several lives of
 * a connection are one lifeline, and nothing that was given to it is lost or doubled between them.
 */
import { decode, encode, SUBPROTOCOL } from "../wire/codec.ts";
import type { Answered, Command, Join, Open, Refused, Resume, ToDevice, Welcome } from "../wire/messages.ts";
import { best, heard, type Offset, storeTime } from "./offset.ts";
import { fresh, idOf, type Outbox, put, settled } from "./outbox.ts";
import { closingOf, ends, failedBy, stops, waitFor } from "./route.ts";

/** Milliseconds for one connection to be made and greeted. */
const DIAL = 5_000;
/** Milliseconds in which a pong must come, before the connection counts as lost. */
const PONG = 3_000;
/** The same when a page has just been seen again, or twice the usual round trip: whoever looks at it should not wait. */
const HURRIED_PONG = 1_000;
/** Milliseconds in which an answer must come on a connection that seems alive, before it counts as lost. */
const ANSWER = 10_000;
/** The first few pings come close together, to learn the clock; gaps in ms. */
const FIRST_PINGS = 4;
const FIRST_GAP = 300;
const TIMED_GAP = 5_000;
const CALM_GAP = 20_000;

/** How often a seat is asked for of a server that can't save just now, before its word is passed on. */
const ASKED_MOST = 10;

export type Hello = Open | Join | Resume;

/** Why a seat was not given: the server's code and sentence, and how long to wait where that helps; or nobody answered. */
export type Entry =
  | { readonly kind: "seated" }
  | { readonly kind: "refused"; readonly refused: Refused }
  | { readonly kind: "unreachable" }
  | { readonly kind: "over"; readonly closing: string };

/** Who listens to a lifeline. */
export interface Ears {
  welcomed(welcome: Welcome): void;
  heard(message: ToDevice): void;
  up(): void;
  down(): void;
  /** The outbox has changed and is to be kept, before anything of it is sent. */
  kept(outbox: Outbox): void;
  settled(command: Command | null, answer: Answered): void;
  over(closing: string, say: string): void;
}

type Timer = "dial" | "again" | "ping" | "pong" | "answer" | "later";

interface Wanted {
  readonly command: Command;
  readonly at: number | null;
  readonly done: (answer: Answered | null) => void;
}

export class Lifeline {
  #url: string;
  #ears: Ears;
  #hello: () => Hello;
  #outbox: Outbox;
  #socket: WebSocket | null = null;
  #seated = false;
  #over = false;
  #failed = 0;
  #asked = 0;
  #entering: ((entry: Entry) => void) | null = null;
  #offset: Offset = [];
  #afresh = false;
  #pings = 0;
  #pinged = { t: -1, at: 0 };
  #gap = CALM_GAP;
  #queue: Wanted[] = [];
  #current: Wanted | null = null;
  #sentOn: WebSocket | null = null;
  #goodbye = "";
  #timers = new Map<Timer, ReturnType<typeof setTimeout>>();

  /** `hello` says who comes, each time anew: the seat's token may have come meanwhile. */
  constructor(url: string, ears: Ears, hello: () => Hello, outbox: Outbox = fresh()) {
    this.#url = url;
    this.#ears = ears;
    this.#hello = hello;
    this.#outbox = outbox;
  }

  /** The store's clock, ms; this machine's own before the first welcome. */
  storeNow(): number {
    return storeTime(this.#offset, performance.now()) ?? Date.now();
  }

  /**
   * Make the first connection, twice at most, and live on; a server that can't save just now is asked again. A seat that was had before is
   * looked for until it is found.
   */
  enter(): Promise<Entry> {
    return new Promise((resolve) => {
      this.#entering = resolve;
      this.#dial();
    });
  }

  /** Give a command; its one answer, through any loss of the connection. Null when the seat is closed first. */
  do(command: Command): Promise<Answered | null> {
    if (this.#over) return Promise.resolve(null);
    return new Promise((done) => {
      this.#queue.push({ command, at: this.storeNow(), done });
      this.#next();
    });
  }

  /** Ping often while a clock with a limit runs. */
  timed(is: boolean): void {
    const gap = is ? TIMED_GAP : CALM_GAP;
    const sooner = gap < this.#gap;
    this.#gap = gap;
    if (sooner && this.#seated && !this.#timers.has("pong")) this.#ping();
  }

  /** The page is visible again, or the network is back or gone: come back at once, or find out at once that the connection is dead. */
  hurry(): void {
    if (this.#over) return;
    this.#afresh = true; // a clock may stand still while a phone sleeps
    if (this.#seated) this.#ping(Math.max(HURRIED_PONG, 2 * (best(this.#offset)?.trip ?? 0)));
    else if (this.#socket === null && this.#timers.has("again")) this.#dial();
  }

  /** Let go of the connection. The seat stays. */
  close(): void {
    this.#finish();
    this.#socket?.close();
    this.#entered({ kind: "unreachable" });
  }

  // --- connections

  #dial(): void {
    this.#stop("again");
    const socket = new WebSocket(this.#url, [SUBPROTOCOL]);
    this.#socket = socket;
    this.#goodbye = "";
    const hello = this.#hello();
    let sent = 0;
    socket.onopen = () => {
      sent = performance.now();
      socket.send(encode(hello));
    };
    socket.onmessage = (event) => {
      if (socket !== this.#socket) return;
      const message = decode(event.data);
      if (message === null) return;
      if (this.#seated) this.#take(message);
      else this.#greeted(message, hello, sent);
    };
    socket.onclose = (event) => this.#lost(socket, event.code);
    this.#after("dial", DIAL, () => this.#drop(socket));
  }

  #greeted(message: ToDevice, hello: Hello, sent: number): void {
    if (message.kind === "goodbye") this.#goodbye = message.say;
    if (message.kind === "refused") this.#notSeated(message, hello);
    if (message.kind !== "welcome") return;
    this.#stop("dial");
    this.#seated = true;
    this.#failed = 0;
    this.#afresh = false;
    this.#offset = heard([], sent, performance.now(), message.now);
    this.#ears.welcomed(message);
    this.#entered({ kind: "seated" });
    this.#ears.up();
    this.#pings = 0;
    this.#ping();
    this.#flush();
    this.#next();
  }

  #notSeated(refused: Refused, hello: Hello): void {
    if (hello.kind === "resume" && ends(refused.code)) {
      this.#end(refused.code, refused.say);
      return;
    }
    const socket = this.#socket;
    const entering = this.#entering !== null && hello.kind !== "resume";
    if (entering && (refused.code !== "later" || ++this.#asked === ASKED_MOST)) {
      this.#finish();
      this.#entered({ kind: "refused", refused });
      socket?.close();
    } else {
      this.#failed = entering ? -1 : this.#failed + 1; // a server that answers is not one that cannot be reached
      if (socket !== null) this.#lost(socket, 0, refused.wait ?? 0);
    }
  }

  #lost(socket: WebSocket, code: number, wait = 0): void {
    if (socket !== this.#socket) return;
    this.#socket = null;
    socket.onclose = null;
    socket.onmessage = null;
    socket.close();
    const was = this.#seated;
    this.#seated = false;
    for (const name of ["dial", "ping", "pong", "answer", "later"] as const) this.#stop(name);
    if (this.#over) return;
    if (stops(code)) {
      this.#end(closingOf(code), this.#goodbye);
      return;
    }
    if (was) this.#ears.down();
    else this.#failed += 1;
    this.#failed = failedBy(code, this.#failed);
    if (this.#entering !== null && this.#failed > 1 && this.#hello().kind !== "resume") {
      this.#finish();
      this.#entered({ kind: "unreachable" });
      return;
    }
    this.#after("again", Math.max(wait, waitFor(this.#failed, Math.random())), () => this.#dial());
  }

  #drop(socket: WebSocket | null): void {
    if (socket !== null) this.#lost(socket, 0); // without waiting for the other side, which may be gone
  }

  #take(message: ToDevice): void {
    switch (message.kind) {
      case "pong":
        if (message.t !== this.#pinged.t) return;
        this.#stop("pong");
        this.#offset = heard(this.#afresh ? [] : this.#offset, this.#pinged.at, performance.now(), message.now);
        this.#afresh = false;
        this.#after("ping", this.#pings < FIRST_PINGS ? FIRST_GAP : this.#gap, () => this.#ping());
        return;
      case "answer":
        this.#answered(message);
        return;
      case "refused":
        this.#answered(refusal(message, this.#outbox));
        this.#ears.heard(message);
        return;
      case "goodbye":
        this.#goodbye = message.say;
        return;
      default:
        this.#ears.heard(message);
    }
  }

  #ping(within = PONG): void {
    const socket = this.#socket;
    if (socket === null || socket.readyState !== WebSocket.OPEN) return;
    this.#stop("ping");
    this.#pings += 1;
    this.#pinged = { t: this.#pings, at: performance.now() };
    socket.send(encode({ kind: "ping", t: this.#pings }));
    this.#after("pong", within, () => this.#drop(socket));
  }

  // --- commands

  #next(): void {
    if (this.#outbox.pending !== null || this.#over) return;
    this.#current ??= this.#queue.shift() ?? null;
    if (this.#current === null) return;
    this.#keep(put(this.#outbox, this.#current.command, this.#current.at));
    this.#flush();
  }

  #flush(): void {
    const socket = this.#socket;
    const pending = this.#outbox.pending;
    if (!this.#seated || socket === null || pending === null || this.#sentOn === socket) return;
    this.#sentOn = socket;
    socket.send(pending);
    this.#after("answer", ANSWER, () => this.#drop(socket));
  }

  #answered(answer: Answered): void {
    const [outbox, verdict] = settled(this.#outbox, answer);
    if (verdict === "stray") return;
    this.#stop("answer");
    this.#sentOn = null;
    if (verdict === "again") {
      this.#after("later", 250 + 500 * Math.random(), () => this.#flush());
      return;
    }
    const current = this.#current;
    this.#keep(current === null ? fresh() : outbox); // what was found in flight was perhaps another tab's, which counts on by itself
    if (verdict === "settled") {
      this.#current = null;
      this.#ears.settled(current?.command ?? null, answer);
      current?.done(answer);
    }
    this.#next();
  }

  #keep(outbox: Outbox): void {
    this.#outbox = outbox;
    this.#ears.kept(outbox);
  }

  // --- the end

  #entered(entry: Entry): void {
    const entering = this.#entering;
    this.#entering = null;
    entering?.(entry);
  }

  #end(closing: string, say: string): void {
    const current = this.#current;
    this.#finish(closing === "erased" && current?.command.do === "erase" ? erased(this.#outbox) : null);
    this.#socket?.close();
    this.#ears.over(closing, say);
    this.#entered({ kind: "over", closing });
  }

  #finish(answer: Answered | null = null): void {
    this.#over = true;
    this.#seated = false;
    for (const name of this.#timers.keys()) this.#stop(name);
    this.#current?.done(answer);
    for (const wanted of this.#queue) wanted.done(null);
    this.#current = null;
    this.#queue = [];
  }

  #after(name: Timer, ms: number, then: () => void): void {
    this.#stop(name);
    const run = (): void => {
      this.#timers.delete(name);
      then();
    };
    this.#timers.set(name, setTimeout(run, ms));
  }

  #stop(name: Timer): void {
    clearTimeout(this.#timers.get(name));
    this.#timers.delete(name);
  }
}

/** A refusal without an id, as the answer to the command in flight: for good when it could not be read, else to try again. */
function refusal(refused: Refused, outbox: Outbox): Answered {
  const final = ["malformed", "unknown_kind", "too_large"].includes(refused.code);
  return {
    kind: "answer",
    id: idOf(outbox),
    result: final ? "refused" : "later",
    code: refused.code,
    say: refused.say,
  };
}

/** Being closed as erased is the answer to `erase`. */
function erased(outbox: Outbox): Answered {
  return { kind: "answer", id: idOf(outbox), result: "accepted" };
}
