/**
 * This page's side of the service worker, which keeps the shell so that it opens without a network. It says when a newer version of the page
 * is there, and takes it when it is told to: never by itself while somebody plays. Without a service worker, as on plain http, a newer
 * version is noticed when the connection comes back, and taken by loading the page.
 */
import { effect, signal } from "@preact/signals";
import { keeps, outside, state } from "../here.ts";
import { page } from "../leave/back.ts";
import { missed, playing } from "../screens/later.ts";
import { stretch } from "../state/stretch.ts";
import { isOutdated } from "./versions.ts";

/** Whether a newer version of this page is there to be taken. */
export const newVersion = signal(false);

/** The word that makes a waiting worker take over. */
const TAKE = "take";

/** Between two looks for a newer version, ms. */
const AN_HOUR = 3_600_000;

let registration: ServiceWorkerRegistration | null = null;
let taking = false;

/** Load the newer version, now. The seat is found again, and so is what was entered. */
export function takeNewVersion(): void {
  if (taking) return;
  taking = true;
  const waiting = registration?.waiting ?? null;
  if (waiting === null) {
    location.reload();
    return;
  }
  waiting.addEventListener("statechange", () => {
    if (waiting.state === "activated") location.reload();
  });
  waiting.postMessage(TAKE);
}

/** Begin, once the page is there and has nothing better to do. */
export function watchShell(): void {
  takeBetween();
  if ("serviceWorker" in navigator) afterwards(() => void register());
  let was = "none";
  effect(() => {
    const { kind } = state.link.value;
    if (was === "down" && kind === "up") void look(); // a server that was started anew may have brought one
    was = kind;
  });
  effect(() => {
    if (missed.value > 0) void look(); // a newer page has other files
  });
}

async function register(): Promise<void> {
  try {
    const { serviceWorker } = navigator;
    serviceWorker.addEventListener("controllerchange", () => {
      newVersion.value = true; // taken in another tab
    });
    registration = await serviceWorker.register(address("/sw.js"), { updateViaCache: "none" });
  } catch {
    return; // this browser does not want one: everything else works
  }
  const kept = registration;
  if (kept.waiting !== null && kept.active !== null) newVersion.value = true;
  kept.addEventListener("updatefound", () => {
    const newer = kept.installing;
    if (kept.active === null) return; // the first one is no newer one
    newer?.addEventListener("statechange", () => {
      if (newer.state === "installed" || newer.state === "activated") newVersion.value = true;
    });
  });
  setInterval(() => void look(), AN_HOUR);
}

async function look(): Promise<void> {
  try {
    if (await isOutdated()) newVersion.value = true;
    await registration?.update();
  } catch {
    // no network: once more another time
  }
}

/**
 * On the first page, and between two phases or stages, nobody loses anything: there a newer version is taken without a word. It is taken at once
 * where the screens of play never came, as only a newer page finds them. Where nothing outlives a reload, a room is never left for it.
 */
function takeBetween(): void {
  let before: string | null = null;
  let between = false; // a stretch has just begun; what was given at the end of the one before may still be on its way
  effect(() => {
    const view = state.view.value;
    const here = stretch(view);
    const newer = newVersion.value;
    const still = state.flying.value.length > 0;
    if (before !== null && here !== null && here !== before) between = newer;
    else if (state.link.value.kind !== "up") between = false;
    before = here;
    const idle = view === null && outside.value === "first" && page.value === null;
    const stuck = view !== null && playing.value === null;
    if (newer && (idle || (keeps() && !still && (between || stuck)))) takeNewVersion();
  });
}

function afterwards(act: () => void): void {
  if (document.readyState === "complete") setTimeout(act);
  else addEventListener("load", () => setTimeout(act));
}

/** Browsers that guard what may become a script want its address made by a named policy; ours makes this one address alone. */
function address(path: string): string {
  const guard = (globalThis as { trustedTypes?: { createPolicy: (name: string, rules: object) => Maker } })
    .trustedTypes;
  return guard?.createPolicy("worker", { createScriptURL: () => path }).createScriptURL(path) ?? path;
}

interface Maker {
  createScriptURL(path: string): string;
}
