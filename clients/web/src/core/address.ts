/**
 * Links and typed codes: what a person follows, pastes or types. Pure; a secret only ever stands behind the `#` of a link, which browsers
 * do not send.
 */
import { isMap } from "../wire/codec.ts";

const SYMBOLS = /^[BCDFGHJKLMNPQRSTVWXZ]{6}$/;
const FRAGMENT = /^([A-Za-z0-9_-]{1,64})\.([A-Za-z0-9_-]{1,64})$/;
const ORIGIN = /^https?:\/\/[^\s/?#]+$/;
const IN_TEXT = /https?:\/\/\S+?#([A-Za-z0-9_-]{1,64}\.[A-Za-z0-9_-]{1,64})(?=\s|$)/;

/** The way in that a link names. */
export interface Invitation {
  readonly session: string;
  readonly secret: string;
}

/** What the part of an address behind its `#` leads to; null when it is no invitation. */
export function invitationIn(fragment: string): Invitation | null {
  const found = FRAGMENT.exec(fragment.replace(/^#/, ""));
  return found?.[1] !== undefined && found[2] !== undefined ? { session: found[1], secret: found[2] } : null;
}

/** The link that takes a seat; `origin` as a browser writes it. */
export function linkTo(origin: string, session: string, secret: string): string {
  return `${origin}/#${session}.${secret}`;
}

/** A typed code in six capital letters; null when it cannot be one. Case, spaces and hyphens do not matter. */
export function codeIn(text: string): string | null {
  const letters = text.replace(/[\s\u2010-\u2015-]/g, "").toUpperCase();
  return SYMBOLS.test(letters) ? letters : null;
}

/** A typed code or a pasted link, which may stand in a whole message; null for neither. */
export function wayIn(text: string): Invitation | { readonly code: string } | null {
  const code = codeIn(text);
  if (code !== null) return { code };
  const at = text.indexOf("#");
  return at < 0 ? null : invitationIn(IN_TEXT.exec(text)?.[1] ?? text.slice(at).trim());
}

/** A code as it is shown, in two groups. */
export function spaced(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`;
}

/** The address of the socket of a server, from its http(s) origin. */
export function socketAt(origin: string): string {
  return `${origin.replace(/^http/, "ws")}/ws`;
}

/** Whether a host's name leads nowhere from another device. */
export function isOnlyHere(host: string): boolean {
  return host === "localhost" || host.endsWith(".localhost") || host === "[::1]" || host.startsWith("127.");
}

/** Where a link to this page begins: at the page's own origin, or where others reach the server when that leads nowhere from elsewhere. */
export function originsFor(own: string, host: string, told: readonly string[]): readonly string[] {
  return isOnlyHere(host) && told.length > 0 ? told : [own];
}

/** The addresses that a server told; what cannot be one is left out. */
export function addressesIn(answer: unknown): readonly string[] {
  const told = isMap(answer) ? answer["addresses"] : null;
  return Array.isArray(told) ? told.filter((one): one is string => typeof one === "string" && ORIGIN.test(one)) : [];
}
