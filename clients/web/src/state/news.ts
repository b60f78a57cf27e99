/**
 * What is new from one view to the next and is said in passing: who came, slept, woke; that time was added, and that the clock is held or runs. Pure.
 * It says nothing of what a partner does in private, and nothing that the screen says by itself.
 */
import type { View } from "../wire/messages.ts";
import { across, nameOf } from "./telling.ts";

/** A sentence of ours by its id, with what is filled in; `seen` when it is shown as well as read. */
export interface News {
  readonly id: string;
  readonly values: Readonly<Record<string, string>>;
  readonly seen: boolean;
}

export function news(before: View, after: View): readonly News[] {
  return [...present(before, after), ...host(before, after), ...phase(before, after)];
}

/** How long a room keeps the place of somebody who is away, ms. */
const KEPT = 24 * 3_600_000;

/** Until when the place of a seat is kept, in store time; null while its person is here. */
export function keptUntil(view: View, seat: string): number | null {
  const since = view.seats[seat]?.since ?? null;
  return since === null ? null : since + KEPT;
}

/** Whether a phase's clock is held that would run down otherwise. */
function isHeld(view: View): boolean {
  const clock = view.clock ?? null;
  return clock !== null && !clock.running && (clock.left ?? null) !== null;
}

function present(before: View, after: View): News[] {
  const seat = after.you === "host" ? null : across(after);
  if (seat === null) return [];
  const was = before.seats[seat]?.presence ?? "empty";
  const is = after.seats[seat]?.presence ?? "empty";
  if (was === is) return [];
  const values = { partner: nameOf(after, seat) };
  if (is === "asleep" || is === "away") return [told(`presence-${is}`, values)];
  if (is !== "here") return [];
  return was === "empty" ? [told("presence-here", values)] : was === "moving" ? [] : [told("presence-back", values)];
}

function host(before: View, after: View): News[] {
  const asks = after.admit === true && before.admit !== true;
  const name = nameOf(after, "host");
  return asks ? [told("host-asks", { name })] : [];
}

function phase(before: View, after: View): News[] {
  const same = before.place?.instance === after.place?.instance;
  if (!same || before.interlude != null || after.interlude != null || after.stage !== "playing") return [];
  const found: News[] = [];
  if (after.clock?.extended === true && before.clock?.extended !== true) found.push(told("time-added", {}, true));
  if (isHeld(after) && !isHeld(before)) found.push(told(after.host_holds === true ? "host-holds" : "told-held"));
  if (!isHeld(after) && isHeld(before)) found.push(told("told-running"));
  return found;
}

function told(id: string, values: Readonly<Record<string, string>> = {}, seen = false): News {
  return { id, values, seen };
}
