/** Letters drawn at random, for ids and tokens. `getRandomValues` works on plain http as well. */
import { toBase64 } from "../wire/codec.ts";

/** That many random bytes, as letters that can stand in an address. */
export function drawn(bytes: number): string {
  return toBase64(crypto.getRandomValues(new Uint8Array(bytes)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}
