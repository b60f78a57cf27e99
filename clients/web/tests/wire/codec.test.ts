/** Frames to messages and back. */
import { expect, test } from "vitest";
import { decode, encode, fromBase64, toBase64 } from "../../src/wire/codec.ts";

test("a message is one object with a kind", () => {
  expect(encode({ kind: "ping", t: 3 })).toBe('{"kind":"ping","t":3}');
  expect(decode('{"kind":"pong","t":3,"now":9}')).toEqual({ kind: "pong", t: 3, now: 9 });
});

test.each(["", "{", "[]", "null", '{"t":1}', '{"kind":5}', new ArrayBuffer(2), undefined])(
  "%j is no message",
  (frame) => {
    expect(decode(frame)).toBeNull();
  },
);

test("bytes go through base64 and back", () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, n) => n);
  expect(fromBase64(toBase64(bytes))).toEqual(bytes);
  expect(fromBase64("*")).toBeNull();
});
