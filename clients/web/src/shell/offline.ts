/**
 * The service worker: it keeps the shell of the page, and nothing else. What belongs to a session (sockets, the words of its exercises) never
 * comes near it, nor does the page for leaving. A newer one waits until the page says that it may take over.
 */
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";

/** The files of the shell, with a hash where the name has none: written in by the build. */
declare const SHELL_FILES: { readonly url: string; readonly revision: string | null }[];

/** The addresses at which the shell answers. */
const SHELL_AT = /^\/(join|about|safety|support|settings)?(\?.*)?$/;

interface Worker {
  skipWaiting(): Promise<void>;
  addEventListener(kind: "message", act: (event: { readonly data: unknown }) => void): void;
}

const worker = globalThis as unknown as Worker;

worker.addEventListener("message", (event) => {
  if (event.data === "take") void worker.skipWaiting();
});
cleanupOutdatedCaches();
precacheAndRoute(SHELL_FILES, { cleanURLs: false });
registerRoute(new NavigationRoute(createHandlerBoundToURL("/"), { allowlist: [SHELL_AT] }));
