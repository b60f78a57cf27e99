/** A way in to a server that can't save just now, over a real socket: a few lines of WebSocket that answer each first message. */
import { createHash } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { Duplex } from "node:stream";
import { afterEach, expect, test } from "vitest";
import { type Ears, type Entry, type Hello, Lifeline } from "../../src/core/lifeline.ts";

const LATER = { kind: "refused", code: "later", say: "Not just now.", wait: 1 };
const FULL = { kind: "refused", code: "no_way_in", say: "No." };
const WELCOME = { kind: "welcome", session: "s", seat: "b", bundle: "x", language: "en", languages: ["en"], now: 1 };
const JOIN: Hello = { kind: "join", code: "BCDFGH", token: "t", name: "", language: "en" };
const GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

let server: Server | null = null;
let life: Lifeline | null = null;

afterEach(() => {
  life?.close();
  server?.close();
  server?.closeAllConnections();
});

/** A server that answers the first message of each connection in turn, with the last of these from then on; all it was told, and an end to
 * the connections that there are. */
async function answering(...answers: readonly object[]): Promise<{ url: string; told: string[]; cut: () => void }> {
  const told: string[] = [];
  const sockets: Duplex[] = [];
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  server = createServer();
  server.on("upgrade", (request, socket) => {
    const accept = createHash("sha1").update(`${request.headers["sec-websocket-key"]}${GUID}`).digest("base64");
    const protocol = request.headers["sec-websocket-protocol"];
    const lines = ["HTTP/1.1 101 Switching Protocols", "Upgrade: websocket", "Connection: Upgrade"];
    socket.write(
      [...lines, `Sec-WebSocket-Accept: ${accept}`, `Sec-WebSocket-Protocol: ${protocol}`, "", ""].join("\r\n"),
    );
    sockets.push(socket);
    socket.on("error", () => {});
    socket.once("data", (frame: Buffer) => {
      const long = (frame.readUInt8(1) & 127) > 125 ? 2 : 0; // bytes more for its length
      const key = frame.subarray(2 + long, 6 + long);
      const text = frame.subarray(6 + long);
      told.push(Buffer.from(text.map((byte, at) => byte ^ key.readUInt8(at % 4))).toString());
      const answer = Buffer.from(JSON.stringify(answers[Math.min(told.length, answers.length) - 1]));
      const head = answer.length > 125 ? [0x81, 126, answer.length >> 8, answer.length & 255] : [0x81, answer.length];
      socket.write(Buffer.concat([Buffer.from(head), answer]));
    });
  });
  await new Promise<void>((listening) => server?.listen(0, "127.0.0.1", listening));
  const address = server.address();
  return { url: `ws://127.0.0.1:${typeof address === "object" ? address?.port : 0}/ws`, told, cut };
}

function enters(url: string, hello: () => Hello = () => JOIN): Promise<Entry> {
  const ears: Ears = {
    welcomed() {},
    heard() {},
    up() {},
    down() {},
    kept() {},
    settled() {},
    over() {},
  };
  life = new Lifeline(url, ears, hello);
  return life.enter();
}

test("a seat is asked for again, with the same words, while the server can't save just now", async () => {
  const { url, told } = await answering(LATER, LATER, LATER, WELCOME);
  expect(await enters(url)).toEqual({ kind: "seated" });
  expect(told.slice(0, 4).map((text) => JSON.parse(text))).toEqual([JOIN, JOIN, JOIN, JOIN]);
});

test("another refusal is passed on at once", async () => {
  const { url, told } = await answering(FULL);
  expect(await enters(url)).toEqual({ kind: "refused", refused: FULL });
  expect(told.length).toBe(1);
});

test("a server that can't save for long is not asked for ever", async () => {
  const { url, told } = await answering(LATER);
  expect(await enters(url)).toEqual({ kind: "refused", refused: LATER });
  expect(told.length).toBe(10);
});

test("coming back to what was erased is the answer to erasing", async () => {
  const gone = { kind: "refused", code: "erased", say: "The session was erased from the server." };
  const { url, cut } = await answering(WELCOME, gone);
  const hellos: Hello[] = [JOIN];
  expect(await enters(url, () => hellos.shift() ?? { kind: "resume", session: "s", token: "t", seq: 0 })).toEqual({
    kind: "seated",
  });
  const erasing = life?.do({ do: "erase" });
  cut();
  expect((await erasing)?.result).toBe("accepted");
});
