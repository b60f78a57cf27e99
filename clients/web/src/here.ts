/**
 * This page's one store and one seat, and where the person is outside of a room. Screens read the store and give acts to the device; everything
 * that needs a browser (its address bar, its storage, its visibility) is done here and nowhere else.
 */
import { effect, signal } from "@preact/signals";
import { type Invitation, invitationIn } from "./core/address.ts";
import { Device } from "./core/device.ts";
import type { Entry } from "./core/lifeline.ts";
import { keptPlace, type Place } from "./keep/places.ts";
import { shelf, under } from "./keep/shelf.ts";
import { keepStep, keptStep } from "./keep/step.ts";
import { chosen, language, say, speak } from "./say/say.ts";
import { isOutdated } from "./shell/versions.ts";
import { createState, noted } from "./state/state.ts";

const seatShelf = shelf(
  () => localStorage,
  () => sessionStorage,
);
/** What is kept for as long as the tab. */
export const tabShelf = shelf(() => sessionStorage);

/** Whether a seat that is kept here outlives a reload. */
export function keeps(): boolean {
  return seatShelf.lasts || tabShelf.lasts;
}

const scriptShelf = under(tabShelf, "practice.");

const LANGUAGE = "viceversa.language";
const UNNAMED = "unnamed";

/** Milliseconds between two tries to fetch our own words. */
const WORDS_AGAIN = 1_000;

/** Kept to the tab while it shows the thanks, so that a reload shows them again. */
const THANKED = "viceversa.thanked";

export const state = createState();
export const device = new Device(state, location.origin, { seat: seatShelf, tab: tabShelf });

/** Where a person is while there is no room on the screen. */
export const outside = signal<"first" | "join" | "finding" | "other" | "thanks">("first");

/** Why a way in did not open, by a code with a sentence of ours; null when nothing went wrong. */
export const noWayIn = signal<{ readonly code: string; readonly say: string } | null>(null);

/** Whether this person came in through a door, and has not yet said under which name; the one who opened the room is asked nothing. */
export const unnamed = signal(false);

/** Whether nobody looks at the page just now: it is behind another, or the phone is locked. */
export const hidden = signal(document.visibilityState === "hidden");

/** The link that led here. */
let invitation: Invitation | null = null;

/** The way into another room that waits for its person to say that this phone may lose the seat it has. */
let elsewhere: (() => Promise<void>) | null = null;

/** Before anything is shown: the link that led here is read and put out of sight, and the words of the person's language are there. */
export async function prepare(): Promise<void> {
  invitation = invitationIn(location.hash);
  await spoken(seatShelf.get(LANGUAGE) ?? chosen(navigator.languages));
  history.replaceState(history.state, "", location.pathname); // the secret of a link stays nowhere
}

/** Ask for the words until they are there; where the server has a newer page by now, which has them in another file, take that one. */
async function spoken(tag: string): Promise<void> {
  for (;;) {
    try {
      await speak(tag);
      return;
    } catch {
      document.querySelector(".too-old")?.remove(); // which is not so
    }
    await new Promise((resolve) => setTimeout(resolve, WORDS_AGAIN));
    if (await isOutdated().catch(() => false)) location.reload();
  }
}

/** Through the link that led here, back to the seat of this tab, or to the first page. */
export async function enter(): Promise<void> {
  comeBackAtOnce();
  effect(() => {
    const session = state.session.value;
    if (session === "") return;
    if (unnamed.value) keepStep(tabShelf, session, UNNAMED);
    else if (keptStep(tabShelf, session) === UNNAMED) keepStep(tabShelf, session, null);
  });
  const here = device.here();
  if (invitation !== null) await follow(invitation);
  else if (here !== null) await backIn(here);
  else if (tabShelf.get(THANKED) !== null) outside.value = "thanks";
  else if (location.pathname === "/join") outside.value = "join";
}

/** Through a link; back in where it leads to the room that this phone has a seat in. */
async function follow(link: Invitation): Promise<void> {
  const kept = device.kept();
  if (kept?.session === link.session) await backIn(kept);
  else await asked(() => join(link));
}

/** Into a room. Where this phone has a seat in another one, its person is asked first. */
async function asked(way: () => Promise<void>): Promise<void> {
  elsewhere = way;
  if (device.kept() === null) await way();
  else outside.value = "other";
}

/** Into the room that was asked for, though this phone loses its seat in another one by it. */
export async function takeOther(): Promise<void> {
  if (outside.value === "other") await elsewhere?.();
}

/** Speak another language from now on, also after a reload. Without a network it may not be here: then nothing changes. */
export async function speakFrom(tag: string): Promise<void> {
  try {
    await speak(tag);
    seatShelf.put(LANGUAGE, tag);
    await device.speak(language.value);
  } catch {
    noted(state, "no-network", "");
  }
}

export async function openRoom(): Promise<void> {
  if (outside.value === "finding") return; // a second tap
  await asked(opened);
}

async function opened(): Promise<void> {
  outside.value = "finding";
  unnamed.value = false;
  entered(await device.open("", language.value), "first");
}

/** Try it alone: a room of one's own, and a script in its other seat. Only here is a script ever brought into a room. */
export async function tryAlone(): Promise<void> {
  if (outside.value === "finding") return;
  await asked(() => {
    outside.value = "finding";
    return accompanied(opened);
  });
}

/** By what was typed: a code, or a whole link. */
export async function joinBy(way: Invitation | { readonly code: string }): Promise<void> {
  if ("session" in way) await follow(way);
  else await asked(() => join(way));
}

/** Through a link or a typed code, under a friendly default name that may be changed at once. */
async function join(way: Invitation | { readonly code: string }): Promise<void> {
  const from = outside.value === "join" ? "join" : "first";
  tabShelf.put(THANKED, null);
  outside.value = "finding";
  unnamed.value = true;
  entered(await device.join(way, "", language.value), from);
}

export async function backIn(place: Place): Promise<void> {
  outside.value = "finding";
  unnamed.value = keptStep(tabShelf, place.session) === UNNAMED;
  const back = async (): Promise<void> => entered(await device.resume(place), "first");
  if (keptPlace(scriptShelf, Date.now())?.session === place.session) await accompanied(back);
  else await back();
}

/** Into a room, and with a script beside. What makes the script is loaded first, so that nobody is left waiting for it in a room. */
async function accompanied(enterRoom: () => Promise<void>): Promise<void> {
  const practice = await import("./practice/alone.ts").catch(() => null);
  if (practice === null) {
    entered({ kind: "unreachable" }, "first");
    return;
  }
  await enterRoom();
  if (noWayIn.value !== null || state.over.value !== null) return;
  const lines = [1, 2, 3, 4].map((n) => say(`practice-line-${n}`));
  void practice.accompany({
    person: state,
    keeps: (session) => device.kept()?.session === session,
    origin: location.origin,
    shelf: scriptShelf,
    name: say("practice-name"),
    language: language.value,
    lines,
  });
}

/** Leave the room behind, and go to the first page. A seat that was closed for this tab alone stays kept: it may be another tab's by now. */
export function startOver(): void {
  tabShelf.put(THANKED, null);
  if (state.over.value !== null) device.leave();
  else device.forget();
  noWayIn.value = null;
  outside.value = "first";
}

/** The game is over, and what is to be kept is said: this phone lets go of its seat. */
export function finish(): void {
  device.forget();
  tabShelf.put(THANKED, "1");
  outside.value = "thanks";
}

/** Leave the room for now; this phone keeps its seat, and the first page leads back in. */
export function stepOut(): void {
  device.leave();
  noWayIn.value = null;
  outside.value = "first";
}

function entered(entry: Entry, otherwise: "first" | "join"): void {
  noWayIn.value = null;
  if (entry.kind === "refused" || entry.kind === "unreachable") {
    noWayIn.value = entry.kind === "refused" ? entry.refused : { code: "unreachable", say: "" };
    outside.value = otherwise;
  }
}

/** Reconnect at once when the page is seen again or the network is back; a link that is followed in an open tab counts as well. */
function comeBackAtOnce(): void {
  document.addEventListener("visibilitychange", hurry);
  addEventListener("pageshow", hurry);
  addEventListener("online", hurry);
  addEventListener("offline", hurry); // the bar says so within a second, and not when the next ping has failed
  addEventListener("hashchange", () => {
    const other = invitationIn(location.hash);
    history.replaceState(history.state, "", location.pathname);
    if (other !== null && (state.view.value === null || state.over.value !== null)) void follow(other);
  });
  let was = "none";
  effect(() => {
    const { kind } = state.link.value;
    if (was === "down" && kind === "up") noted(state, "link-back", "");
    was = kind;
  });
}

function hurry(): void {
  hidden.value = document.visibilityState === "hidden";
  if (document.visibilityState === "visible") device.hurry();
}
