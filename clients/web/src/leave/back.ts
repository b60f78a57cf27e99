/**
 * The way back of a browser. In a room one entry of the history stands guard over the one below it: going back comes to that one, does what
 * is to be done (closes a sheet, asks about stopping), and stands on the guard again. So nobody leaves a room by it, and nothing that was given
 * is shown again. The pages outside of the game have addresses of their own, each an entry above.
 */
import { effect, signal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { pageAt, type PageName } from "./pages.ts";

/** The page over the screen, null for none. */
export const page = signal<PageName | null>(null);

/** How many of our entries lie below this one: 0 for the one that the person came by. */
interface Entry {
  readonly depth: number;
  readonly guard: boolean;
}

const FLOOR: Entry = { depth: 0, guard: false };

type Act = () => void;

let at: Entry = FLOOR;
let needed = (): boolean => false;
let gone = false;
const sheets = signal<readonly Act[]>([]);
const screens = signal<readonly Act[]>([]);

/** What going back does for as long as a sheet is shown; null for not now. The newest counts. */
export function useBack(act: Act | null): void {
  usePut(sheets, act);
}

/** What going back does on a screen that has no sheet over it; null for nothing. In a room it never leaves, whatever this is. */
export function useScreenBack(act: Act | null): void {
  usePut(screens, act);
}

function put(list: typeof sheets, act: Act): () => void {
  list.value = [...list.value, act];
  return () => {
    list.value = list.value.filter((one) => one !== act);
  };
}

function usePut(list: typeof sheets, act: Act | null): void {
  const newestRef = useRef(act);
  useLayoutEffect(() => {
    newestRef.current = act;
  }, [act]);
  const is = act !== null;
  useLayoutEffect(() => (is ? put(list, () => newestRef.current?.()) : undefined), [list, is]);
}

/** Begin to watch; `inRoom` says whether there is a room that must not be left. */
export function watchBack(inRoom: () => boolean): void {
  needed = () => inRoom() || sheets.value.length > 0 || screens.value.length > 0;
  at = entryIn(history.state);
  page.value = pageAt(location.pathname);
  addEventListener("popstate", came);
  effect(() => {
    if (needed()) guard();
  });
}

/** Lay a page over what is shown; it has an address of its own, and going back takes it away. */
export function openPage(name: PageName): void {
  if (page.value === name) return;
  if (page.value === null) push({ depth: at.depth + 1, guard: false }, `/${name}`);
  else history.replaceState(at, "", `/${name}`);
  page.value = name;
}

/** Take the page away again, to where its reader came from. */
export function closePage(): void {
  if (at.depth > 0 && !at.guard) {
    history.back();
    return;
  }
  history.replaceState(at, "", "/");
  page.value = null;
  if (needed()) guard();
}

/** From now on going back is nobody's business here: how many of our entries lie below. */
export function letGo(): number {
  gone = true;
  return at.depth;
}

function came(event: PopStateEvent): void {
  if (gone) return;
  const was = at;
  if (location.hash !== "") {
    at = { depth: was.depth + 1, guard: was.guard }; // a link that was followed here: it is nobody's way back
    history.replaceState(at, "");
    return;
  }
  at = entryIn(event.state);
  const sheet = sheets.value.at(-1);
  if (at.depth < was.depth && sheet !== undefined) {
    sheet();
    history.forward();
    return;
  }
  page.value = pageAt(location.pathname);
  if (at.depth > 0) return;
  if (!was.guard) {
    if (needed()) guard();
  } else if (needed()) {
    screens.value.at(-1)?.();
    if (needed()) history.forward();
  } else {
    history.back();
  }
}

function guard(): void {
  if (at.depth === 0 && page.value === null) push({ depth: 1, guard: true }, location.pathname);
}

function push(entry: Entry, path: string): void {
  history.pushState(entry, "", path);
  at = entry;
}

function entryIn(kept: unknown): Entry {
  const entry = kept as Partial<Entry> | null;
  return typeof entry?.depth === "number" ? { depth: entry.depth, guard: entry.guard === true } : FLOOR;
}
