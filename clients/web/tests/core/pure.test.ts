/** The small rules of a device: links and codes, waiting, the lane, and the blob. */
import { describe, expect, test } from "vitest";
import {
  addressesIn,
  codeIn,
  invitationIn,
  isOnlyHere,
  linkTo,
  originsFor,
  socketAt,
  spaced,
  wayIn,
} from "../../src/core/address.ts";
import { type Check, laneOf } from "../../src/core/lane.ts";
import { tooLong } from "../../src/core/names.ts";
import { ends, failedBy, FIRST_WAIT, forgets, LONGEST_WAIT, stops, waitFor } from "../../src/core/route.ts";
import { seal, unseal } from "../../src/core/sealed.ts";
import { toBase64 } from "../../src/wire/codec.ts";

const bytes = (text: string): string => toBase64(new TextEncoder().encode(text));

describe("ways in", () => {
  test("case, spaces and hyphens of a code do not matter", () => {
    expect(codeIn(" kxr-47h ")).toBeNull();
    expect(codeIn(" kxr-twh ")).toBe("KXRTWH");
    expect(codeIn("KXR\u2011TWH")).toBe("KXRTWH");
    expect(codeIn("KXRTWA")).toBeNull();
    expect(spaced("KXRTWH")).toBe("KXR TWH");
  });
  test("a link is read as it was made", () => {
    const link = linkTo("http://192.168.1.5:8000", "abc-1", "s_2");
    expect(wayIn(`  ${link} `)).toEqual({ session: "abc-1", secret: "s_2" });
    expect(invitationIn("#abc-1.s_2")).toEqual({ session: "abc-1", secret: "s_2" });
    expect(wayIn(`Come in: ${link}\nSee you!`)).toEqual({ session: "abc-1", secret: "s_2" });
  });
  test("a page that only its own computer can open shows others where they reach it", () => {
    const told = addressesIn({ addresses: ["http://192.168.1.5:8000", "javascript:x", 7, "http://a/b"] });
    expect(told).toEqual(["http://192.168.1.5:8000"]);
    expect(originsFor("http://localhost:8000", "localhost", told)).toEqual(told);
    expect(originsFor("http://localhost:8000", "localhost", [])).toEqual(["http://localhost:8000"]);
    expect(originsFor("https://play.example", "play.example", told)).toEqual(["https://play.example"]);
    expect([null, {}, { addresses: "x" }].map(addressesIn)).toEqual([[], [], []]);
  });
  test.each(["", "#", "#a", "#a.", "#a.b.c", "#a.b<", "hello"])("%j is no way in", (text) => {
    expect(wayIn(text)).toBeNull();
  });
  test("an address of this machine alone is known as one", () => {
    const hosts = ["localhost", "127.0.0.1", "[::1]", "vv.localhost", "192.168.1.5", "play.example"];
    expect(hosts.map(isOnlyHere)).toEqual([true, true, true, true, false, false]);
  });
  test("the socket is where the page is", () => {
    expect(socketAt("https://play.example")).toBe("wss://play.example/ws");
    expect(socketAt("http://localhost:8000")).toBe("ws://localhost:8000/ws");
  });
});

describe("names", () => {
  test("an emoji of several signs is one letter, and blanks around do not count", () => {
    expect(tooLong(` ${"\u{1f469}\u200d\u{1f467}".repeat(12)} `)).toBe(false);
    expect(tooLong("thirteen sign")).toBe(true);
  });
});

describe("coming back", () => {
  test("at once first, then slower up to five seconds, and never in step", () => {
    expect(waitFor(0, 1)).toBe(0);
    expect(waitFor(1, 0)).toBe(FIRST_WAIT);
    expect(waitFor(99, 1)).toBe(LONGEST_WAIT);
    expect(waitFor(99, 0)).toBe(LONGEST_WAIT / 2);
  });
  test("a server that is hurried is given some seconds", () => {
    expect(waitFor(failedBy(4301, 0), 1)).toBeGreaterThan(3_000);
    expect(failedBy(1006, 2)).toBe(2);
  });
  test("only the codes from 4200 to 4299 stop, but for that of a phone which slept, and only some of them forget", () => {
    expect([4199, 4200, 4299, 4300, 1000].map(stops)).toEqual([false, true, true, false, false]);
    expect([4206, 4207, 4302].map(stops)).toEqual([true, true, false]);
    expect(["sent_out", "erased", "gone", "no_seat", "moved", "malformed", "unseated"].filter(forgets)).toEqual([
      "sent_out",
      "erased",
      "gone",
      "no_seat",
    ]);
    expect(["no_seat", "erased"].map(ends)).toEqual([true, true]);
    expect(ends("too_many_tries")).toBe(false);
  });
});

describe("the lane", () => {
  const calm: Check = { adult: "yes", freeToSayNo: "yes", worried: "no", now: "ok" };
  test.each([
    [{}, "standard"],
    [{ adult: "no", now: "crisis" }, "blocked"],
    [{ now: "crisis", worried: "yes" }, "stop"],
    [{ freeToSayNo: "no" }, "light"],
    [{ freeToSayNo: "skip" }, "light"],
    [{ worried: "yes" }, "light"],
    [{ worried: "skip" }, "light"],
    [{ now: "very_upset" }, "light"],
    [{ now: "drunk_or_high" }, "light"],
  ] as const)("%j is %s", (differing, lane) => {
    expect(laneOf({ ...calm, ...differing })).toBe(lane);
  });
});

describe("sealed answers", () => {
  test("a blob has exactly its size, and says what was put in", () => {
    const answers = { like: { "1": 4, "2": 5 }, sound: "hum ñ 🌊" };
    const sealed = seal(answers, 64);
    if (!("blob" in sealed)) throw new Error("it fits");
    expect(atob(sealed.blob)).toHaveLength(64);
    expect(unseal(sealed.blob)).toEqual(answers);
  });
  test("what does not fit says by how much", () => {
    expect(seal({ text: "x".repeat(64) }, 64)).toEqual({ over: 11 });
  });

  test.each([
    ["nothing", null, {}],
    ["no base64", "%%%", {}],
    ["no JSON", bytes("{"), {}],
    ["a list", bytes("[1]"), {}],
    ["bytes that are no UTF-8", toBase64(new Uint8Array([0x22, 0xff, 0x22])), {}],
    [
      "what is no answer beside one",
      bytes('{"a":1,"b":null,"c":[1],"d":true,"e":1.5,"f":{"1":2,"2":{}},"g":{}}'),
      { a: 1, f: { "1": 2 } },
    ],
  ])("%s is read totally", (_, blob, answers) => {
    expect(unseal(blob)).toEqual(answers);
  });
});
