/**
 * Sealed answers: what a person says about themselves, in one blob of exactly the phase's size. UTF-8 JSON, {ask: value}, padded with
 * spaces, so that neither its length nor the server tells anything. Reading is total: whatever the bytes are, it never throws.
 */
import { fromBase64, isMap, toBase64 } from "../wire/codec.ts";

/** A choice or a text, a place on a scale, or one of these for each item ("1", "2", ...) or card of the hand. */
export type Value = string | number | { readonly [each: string]: string | number };
export type Answers = { readonly [ask: string]: Value };

/** The blob of `size` bytes in base64, or by how many bytes the answers are too long for it. */
export function seal(answers: Answers, size: number): { readonly blob: string } | { readonly over: number } {
  const data = new TextEncoder().encode(JSON.stringify(answers));
  if (data.length > size) return { over: data.length - size };
  const blob = new Uint8Array(size).fill(0x20);
  blob.set(data);
  return { blob: toBase64(blob) };
}

/** What a blob in base64 says. No blob, and one that cannot be read, say nothing; what is no answer in it is left out. */
export function unseal(blob: string | null | undefined): Answers {
  const bytes = fromBase64(blob ?? "");
  if (bytes === null || bytes.length === 0) return {};
  let data: unknown;
  try {
    data = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return {};
  }
  if (!isMap(data)) return {};
  return Object.fromEntries(
    Object.entries(data).flatMap(([ask, raw]) => {
      const value = valueOf(raw);
      return value === null ? [] : [[ask, value] as const];
    }),
  );
}

function valueOf(raw: unknown): Value | null {
  if (isPlain(raw)) return raw;
  if (!isMap(raw)) return null;
  const kept = Object.entries(raw).filter((entry): entry is [string, string | number] => isPlain(entry[1]));
  return kept.length > 0 ? Object.fromEntries(kept) : null;
}

function isPlain(raw: unknown): raw is string | number {
  return typeof raw === "string" || (typeof raw === "number" && Number.isInteger(raw));
}
