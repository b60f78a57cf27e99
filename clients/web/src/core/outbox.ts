/**
 * The outbox: one command in flight, its id, and what an answer to it means. Pure: it sends nothing.
 *
 * A command's id is [instance, counter], the counter one more than that of the last accepted command. A command without an answer is sent
 * again as the very same frame, so that it counts once; the id of a refused command is free for another.
 */
import { encode, isMap } from "../wire/codec.ts";
import type { Answered, Command } from "../wire/messages.ts";
import { drawn } from "./drawn.ts";

/** counter is that of the last accepted command; pending is the frame in flight. */
export interface Outbox {
  readonly instance: string;
  readonly counter: number;
  readonly pending: string | null;
}

export type Verdict = "settled" | "again" | "renew" | "stray";

/** An empty outbox under an instance of its own. */
export function fresh(): Outbox {
  return { instance: drawn(8), counter: 0, pending: null };
}

/** The id of the command in flight, or of the next one. */
export function idOf(outbox: Outbox): readonly [string, number] {
  return [outbox.instance, outbox.counter + 1];
}

/** What is sent again after a loss, and never kept: it would tell whoever picks up the phone what only its person is to know. */
const SECRET: readonly unknown[] = ["level", "lane", "over"] satisfies Command["do"][];

/**
 * The outbox as it may be kept: without a secret command in flight. That one may have been done all the same, so its number is not used
 * again either: what a page finds after a reload is under another instance.
 */
export function keepable(outbox: Outbox): Outbox {
  return outbox.pending !== null && SECRET.includes(doneBy(outbox.pending)) ? fresh() : outbox;
}

function doneBy(frame: string): unknown {
  const message: unknown = JSON.parse(frame);
  return isMap(message) && isMap(message["command"]) ? message["command"]["do"] : null;
}

/** The outbox with this command in flight; `at` is when the person tapped, in store ms. Throws while another is in flight. */
export function put(outbox: Outbox, command: Command, at: number | null): Outbox {
  if (outbox.pending !== null) throw new Error("one command at a time");
  return { ...outbox, pending: encode({ kind: "do", id: idOf(outbox), at, command }) };
}

/**
 * What an answer means for the command in flight: settled, it is answered for good; again, the outcome is unknown, send the same frame;
 * renew, this instance's count is not the server's, nothing was done; stray, the answer is to something else.
 */
export function settled(outbox: Outbox, answer: Answered): readonly [Outbox, Verdict] {
  const [instance, counter] = idOf(outbox);
  if (outbox.pending === null || answer.id[0] !== instance || answer.id[1] !== counter) return [outbox, "stray"];
  if (answer.result === "accepted") return [{ instance, counter, pending: null }, "settled"];
  if (answer.result === "later") return [outbox, "again"];
  if (answer.code === "id_reused" || answer.code === "out_of_order") return [fresh(), "renew"];
  return [{ ...outbox, pending: null }, "settled"];
}
