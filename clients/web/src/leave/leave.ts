/**
 * Leaving fast: blank at once, everything that this device kept of us is cleared, the seat is forgotten, and a plain page with no word of us
 * takes the place of this one. It asks nothing and says nothing to anybody; the partner sees a phone that is away. There is no way back to the
 * seat from here, as that would be a trace.
 */
import { device } from "../here.ts";
import { letGo } from "./back.ts";
import { Thrice } from "./thrice.ts";

/** A converter for the kitchen, or what whoever runs the server has put in its place: nothing of us either way. */
const ELSEWHERE = "/kitchen";

/** What that page is made of, kept by the browser beforehand, so that it opens at once and without a network. */
const MADE_OF = [ELSEWHERE, "/kitchen/converter.js", "/kitchen/converter.css", "/kitchen/icon.svg"];

/** The longest that clearing may take before the other page is shown, ms. What is not done by then goes on. */
const PATIENCE = 500;

let left = false;

/** The other tabs of this browser that show this page: one that stayed behind would be a trace. */
const others = channel();

/** A browser that keeps nothing may refuse it. */
function channel(): BroadcastChannel | null {
  try {
    return new BroadcastChannel("viceversa.leave");
  } catch {
    return null;
  }
}

/** Go, now. */
export async function leaveNow(): Promise<void> {
  if (left) return;
  left = true;
  document.body.replaceChildren();
  document.title = "";
  others?.postMessage(null);
  const depth = letGo();
  device.forget();
  await Promise.race([cleared(), wait(PATIENCE)]);
  if (depth > 0) await stepped(-depth);
  location.replace(ELSEWHERE);
}

/** A tap beside a sheet that is over the door is a tap on the door: whoever has to go does not look what lies over it. */
export function tappedThrough(event: MouseEvent): void {
  const door = document.getElementById("door");
  const place = door?.getBoundingClientRect();
  if (place === undefined) return;
  const { clientX: x, clientY: y } = event;
  if (x >= place.left && x <= place.right && y >= place.top && y <= place.bottom) door?.click();
}

/** Watch for Shift three times, for another tab that left, and for a page that is dug out again; keep the other page at hand. */
export function watchLeaving(): void {
  const shift = new Thrice();
  addEventListener("keydown", (event) => {
    if (event.key !== "Shift") shift.reset();
    else if (!event.repeat && shift.again(performance.now()) === 0) void leaveNow();
  });
  others?.addEventListener("message", () => void leaveNow());
  addEventListener("pageshow", (event) => {
    if (left && event.persisted) location.replace(ELSEWHERE);
  });
  if (document.readyState === "complete") atHand();
  else addEventListener("load", atHand);
}

function atHand(): void {
  for (const path of MADE_OF) fetch(path, { redirect: "manual" }).catch(() => {}); // no network: once more with the next load
}

/** Everything that this browser keeps for this server; each part on its own, as some of it may not be there. */
async function cleared(): Promise<void> {
  for (const storage of [() => localStorage, () => sessionStorage]) {
    try {
      storage().clear();
    } catch {
      // it may not be used here, so there is nothing in it
    }
  }
  const emptied = workers().then(stores, stores); // a worker that is just being installed would fill them again
  await Promise.allSettled([emptied, databases()]);
}

async function workers(): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  const all = await navigator.serviceWorker.getRegistrations();
  await Promise.allSettled(all.map((one) => one.unregister()));
}

async function stores(): Promise<void> {
  if (!("caches" in window)) return;
  await Promise.allSettled((await caches.keys()).map((name) => caches.delete(name)));
}

async function databases(): Promise<void> {
  if (!("indexedDB" in window) || !("databases" in indexedDB)) return;
  for (const { name } of await indexedDB.databases()) if (name !== undefined) indexedDB.deleteDatabase(name);
}

/** Through the history by so many entries; without it, when the browser does not want to. */
function stepped(by: number): Promise<void> {
  const there = new Promise<void>((done) => addEventListener("popstate", () => done(), { once: true }));
  history.go(by);
  return Promise.race([there, wait(PATIENCE)]);
}

function wait(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
