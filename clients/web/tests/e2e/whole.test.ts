/** Two cores and a real server: a whole exercise, and what is kept through a crash, a reload and a lost link. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { memory } from "../../src/keep/shelf.ts";
import type { View } from "../../src/wire/messages.ts";
import { Player } from "./player.ts";
import { Server } from "./server.ts";

const MIRROR = "mirror";

let server: Server;
beforeAll(async () => {
  server = await Server.start();
});
afterAll(() => server.close());

async function paired(tab = memory()): Promise<[Player, Player]> {
  const [one, two] = [new Player(server.origin, memory(), tab), new Player(server.origin)];
  expect(await one.device.open("Ada", "en")).toEqual({ kind: "seated" });
  const { door } = await one.until((view) => view.door != null);
  const way = { session: one.state.session.value, secret: door?.secret ?? "" };
  expect(await two.device.join(way, "Ben", "en")).toEqual({ kind: "seated" });
  return [one, two];
}

async function playing(tab = memory()): Promise<[Player, Player]> {
  const pair = await paired(tab);
  for (const player of pair) await player.prepare(MIRROR);
  for (const player of pair) await player.ok({ do: "ready" }); // a choice after it would have taken it back
  for (const player of pair) await player.until((view) => view.place != null);
  return pair;
}

function phase(view: View | null): number {
  return view?.place?.instance ?? 0;
}

describe("a session", () => {
  test("is played from an empty room to the end", async () => {
    const [one, two] = await playing();
    await Promise.all([one.play(), two.play()]);
    for (const player of [one, two]) {
      expect(player.state.view.value?.stage).toBe("done");
      expect(player.state.over.value).toBeNull();
      expect(player.state.flying.value).toEqual([]);
    }
    for (const player of [one, two]) player.device.forget();
  });

  test("goes on in the same place after the server is killed, and what was given meanwhile counts once", async () => {
    const [one, two] = await playing();
    const before = phase(one.state.view.value);
    await server.end("SIGKILL");
    const given = one.device.do({ do: "level", level: 1 }); // refused in play: an answer comes all the same, after the server is back
    const longer = one.device.do({ do: "extend", phase: before });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(one.state.link.value.kind).toBe("down");
    expect(one.state.flying.value).toHaveLength(2);
    await server.rise();
    expect((await given)?.code).toBe("game_on");
    expect((await longer)?.result).toBe("accepted");
    expect(phase(one.state.view.value)).toBe(before);
    const { clock } = await two.until((view) => view.clock?.extended === true);
    expect(clock?.extended).toBe(true);
    await Promise.all([one.play(), two.play()]);
    expect(two.state.view.value?.stage).toBe("done");
    for (const player of [one, two]) player.device.forget();
  });

  test("counts the two taps of a double tap as one", async () => {
    const [one, two] = await playing();
    const pause = { do: "pause" } as const;
    const [first, second] = await Promise.all([one.device.do(pause), one.device.do({ ...pause })]);
    expect([first?.result, second]).toEqual(["accepted", first]);
    expect(one.state.note.value).toBeNull();
    for (const player of [one, two]) player.device.forget();
  });

  test("shows the same second on both", async () => {
    const [one, two] = await playing();
    await new Promise((resolve) => setTimeout(resolve, 1_200)); // a few pings
    expect(Math.abs(one.device.storeNow() - two.device.storeNow())).toBeLessThan(50);
    for (const player of [one, two]) player.device.forget();
  });
});

describe("a seat", () => {
  test("is found again after a reload, and the tab that had it is told", async () => {
    const kept = memory();
    const first = new Player(server.origin, kept);
    await first.device.open("Ada", "en");
    const again = new Player(server.origin, kept);
    const place = again.device.kept();
    if (place === null) throw new Error("it was kept");
    expect(await again.device.resume(place)).toEqual({ kind: "seated" });
    await again.until((view) => view.seats["a"]?.name === "Ada");
    await expect.poll(() => first.state.over.value?.code).toBe("moved");
    expect(again.device.kept()).not.toBeNull();
    again.device.forget();
    expect(again.device.kept()).toBeNull();
  });

  test("does what two tabs of it are told one after the other, also where both say the same", async () => {
    const kept = memory();
    const first = new Player(server.origin, kept);
    await first.device.open("Ada", "en");
    const place = first.device.kept();
    if (place === null) throw new Error("it was kept");
    const second = new Player(server.origin, kept);
    await second.device.resume(place);
    await expect.poll(() => first.state.over.value?.code).toBe("moved");
    expect(first.state.view.value).toBeNull();
    for (const name of ["Bo", "Cleo"]) await second.ok({ do: "name", name });
    await first.device.resume(place);
    await first.until((view) => view.seats["a"]?.name === "Cleo");
    await first.ok({ do: "name", name: "Bo" });
    await first.until((view) => view.seats["a"]?.name === "Bo");
    for (const player of [first, second]) player.device.forget();
  });

  test("of another tab is left alone by a tab that it moved away from", async () => {
    const kept = memory();
    const [first, second] = [new Player(server.origin, kept), new Player(server.origin, kept)];
    await first.device.open("Ada", "en");
    const { door } = await first.until((view) => view.door != null);
    await second.device.join({ session: first.state.session.value, secret: door?.secret ?? "" }, "Ben", "en");
    expect([first.device.here()?.seat, second.device.here()?.seat]).toEqual(["a", "b"]); // each tab goes back to its own
    first.device.forget();
    expect([first.device.here(), first.device.kept()?.seat]).toEqual([null, "b"]);
    second.device.leave();
    expect([second.device.here(), second.device.kept()?.seat]).toEqual([null, "b"]);
  });

  test("that is gone is said to be gone, and forgotten", async () => {
    const kept = memory();
    const player = new Player(server.origin, kept);
    await player.device.open("Ada", "en");
    const place = player.device.kept();
    await player.ok({ do: "erase" });
    await expect.poll(() => player.state.over.value?.code).toBe("erased");
    expect(player.device.kept()).toBeNull();
    const late = new Player(server.origin, kept);
    if (place === null) throw new Error("it was kept");
    expect((await late.device.resume(place)).kind).toBe("over");
  });

  test("that the partner erased leaves nothing of what was written and seen, and another way in opens from there", async () => {
    const tab = memory();
    const [one, two] = await playing(tab);
    one.device.enter(phase(one.state.view.value), "line", "only mine");
    expect(tab.get("viceversa.drafts")).toContain("only mine");
    await two.device.do({ do: "stop" });
    await two.until((view) => view.stage === "stopped");
    void two.device.do({ do: "erase" });
    await expect.poll(() => one.state.over.value?.code).toBe("erased");
    for (const kept of ["seat", "drafts", "seen"]) expect(tab.get(`viceversa.${kept}`)).toBeNull();
    expect(one.seat.get("viceversa.seat")).toBeNull();
    expect([one.state.view.value, one.state.drafts.value, one.state.opened.value.size]).toEqual([null, {}, 0]);
    const next = new Player(server.origin);
    await next.device.open("Cleo", "en");
    const { door } = await next.until((view) => view.door != null);
    const way = { session: next.state.session.value, secret: door?.secret ?? "" };
    expect(await one.device.join(way, "Ada", "en")).toEqual({ kind: "seated" });
    expect((await one.until(() => true)).seats["a"]?.name).toBe("Cleo");
    for (const player of [one, two, next]) player.device.forget();
  });

  test("is not given for a wrong code, and the way in stays open", async () => {
    const player = new Player(server.origin);
    const entry = await player.device.join({ code: "BBBBBB" }, "", "en");
    expect(entry.kind === "refused" && entry.refused.code).toBe("no_way_in");
    expect(player.state.link.value.kind).toBe("none");
    expect(await player.device.open("", "en")).toEqual({ kind: "seated" });
    player.device.forget();
  });

  test("is not looked for for ever where nobody answers", async () => {
    const player = new Player("http://127.0.0.1:9");
    expect(await player.device.open("", "en")).toEqual({ kind: "unreachable" });
  });
});
