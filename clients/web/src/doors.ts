/**
 * How a partner reaches this page: the address that a link and a QR code begin with, and the ways to hand a link on. It asks this page's own
 * server and nobody else, and works on plain http, where a browser has no clipboard and no sharing of its own.
 */
import { computed, signal } from "@preact/signals";
import { addressesIn, isOnlyHere, originsFor } from "./core/address.ts";

const told = signal<readonly string[]>([]);
const tries = signal(0);

const origins = computed(() => originsFor(location.origin, location.hostname, told.value));

/** What a link to this room begins with. */
export const origin = computed(() => origins.value[tries.value % origins.value.length] ?? location.origin);

/** Whether that leads nowhere from another phone. */
export const isHereAlone = computed(() => isOnlyHere(new URL(origin.value).hostname));

/** Whether there is another address to try, where a phone does not get through by this one. */
export const hasOther = computed(() => origins.value.length > 1);

export function tryOther(): void {
  tries.value += 1;
}

/** Ask the server where others reach it, where this page's own address is no use to them. */
export async function learn(): Promise<void> {
  if (!isOnlyHere(location.hostname)) return;
  try {
    const reply = await fetch("/addresses");
    if (reply.ok) told.value = addressesIn(await reply.json());
  } catch {
    // the screen says that the address is for this computer alone
  }
}

/** Whether this browser can hand a link to another app. */
export function canShare(): boolean {
  return typeof navigator.share === "function";
}

/** Hand a link to another app; closing the sheet again is no mistake. */
export async function share(link: string): Promise<void> {
  await navigator.share({ title: "Vice Versa", url: link }).catch(() => {});
}

/** Put a link into the clipboard, also where a page may only do it the old way; whether it worked. */
export async function copied(link: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(link);
    return true;
  } catch {
    return copiedByHand(link);
  }
}

function copiedByHand(link: string): boolean {
  const focused = document.activeElement;
  const box = document.createElement("textarea");
  box.value = link;
  box.className = "aside";
  document.body.append(box);
  box.select();
  let worked = false;
  try {
    worked = document.execCommand("copy");
  } catch {
    // then it is shown to be held
  }
  box.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return worked;
}
