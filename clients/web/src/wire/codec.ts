/**
 * Frames to messages and back, in the JSON subprotocol. Reading is total: a frame that cannot be read is `null`, never an error.
 * It must never look into a sealed answer: those are bytes here.
 */
import type { FromDevice, ToDevice } from "./messages.ts";

export const SUBPROTOCOL = "viceversa.v1.json";

export function encode(message: FromDevice): string {
  return JSON.stringify(message);
}

/** What the server said; null for what is no message. A kind that is not known is a message nobody listens to. */
export function decode(frame: unknown): ToDevice | null {
  if (typeof frame !== "string") return null;
  try {
    const message: unknown = JSON.parse(frame);
    return isMap(message) && typeof message["kind"] === "string" ? (message as unknown as ToDevice) : null;
  } catch {
    return null;
  }
}

/** Whether a value of JSON is an object. */
export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Bytes as base64 with padding (RFC 4648, section 4). */
export function toBase64(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** Bytes of base64; null for what is none. */
export function fromBase64(text: string): Uint8Array | null {
  try {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  } catch {
    return null;
  }
}
