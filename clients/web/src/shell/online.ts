/** Whether the phone has a network at all, as far as it knows; the connection to the room is another matter. */
import { signal } from "@preact/signals";

export const online = signal(navigator.onLine);

addEventListener("online", () => (online.value = true));
addEventListener("offline", () => (online.value = false));
