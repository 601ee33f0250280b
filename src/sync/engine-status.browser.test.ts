import { expect, onTestFinished, test, vi } from "vitest";
import { addIntents } from "../store/outbox.ts";
import { closeStore } from "../store/store.ts";
import { refresh } from "./refresh.ts";
import { replay } from "./replay.ts";
import { eventually } from "./testing/eventually.ts";
import { fill, fillWith, outboxOf, shownIds } from "./testing/inbox.ts";
import { OperatorSite } from "./testing/operator-site.ts";
import { openPage, startPage } from "./testing/page.ts";
import { newPlayer } from "./testing/player.ts";

test("online, offline when Fasttrack cannot be reached, and online again", async () => {
  const player = await newPlayer({ rows: 0 });
  const { engine } = openPage(player.tools);
  const states: string[] = [];
  engine.status.subscribe(() => states.push(engine.status.current));
  engine.start();
  await eventually(() => player.crm.calls("list")).toBe(2);
  await player.crm.faults({ kind: "offline" });
  engine.requestRefresh();
  await eventually(() => engine.status.current).toBe("offline");
  await player.crm.faults();
  await engine.resume(false);
  await eventually(() => engine.status.current).toBe("online");
  expect(states).toEqual(["offline", "online"]);
});

test("the network's loss is shown at once, but does not hide that the player is signed out", async () => {
  const player = await newPlayer({ rows: 0 });
  const { engine } = openPage(player.tools);
  engine.networkLost();
  expect(engine.status.current).toBe("offline");
  engine.status.set("signed-out");
  engine.networkLost();
  expect(engine.status.current).toBe("signed-out");
});

test("an answer that was under way when the network was lost does not say that it is back", async () => {
  const player = await newPlayer({ rows: 0 });
  const { engine } = startPage(player.tools);
  await eventually(() => player.crm.calls("list")).toBe(2);
  const [id] = await player.crm.send({ live: false });
  await player.crm.faults({ kind: "delay", ms: 3_000, endpoint: "list", times: 1 });
  engine.requestRefresh();
  await eventually(() => player.crm.calls("list")).toBe(3);
  const states: string[] = [];
  engine.status.subscribe(() => states.push(engine.status.current));
  engine.networkLost();
  await eventually(() => shownIds(player.store)).toEqual([id]);
  // The next answer is one of a request that was made afterwards.
  await eventually(() => states).toEqual(["offline", "online"]);
  expect(await player.crm.calls("list")).toBe(4);
});

test("a change that does not get through while the list does leaves the page online, and is said to wait", async () => {
  const player = await newPlayer({ rows: 0 });
  const ids = await fillWith(player, 1);
  const { engine, onHeld } = startPage(player.tools);
  await eventually(() => player.crm.calls("list")).toBe(3);
  const states: string[] = [];
  engine.status.subscribe(() => states.push(engine.status.current));
  await player.crm.faults({ kind: "offline", endpoint: "read", times: 2 });
  await addIntents(player.store, "read", ids, player.clock.now());
  engine.requestReplay();
  await eventually(() => onHeld.mock.calls.flat()).toContain(true);
  await eventually(() => outboxOf(player.store)).toEqual([]);
  await eventually(() => onHeld.mock.lastCall).toEqual([false]);
  expect(states).toEqual([]);
});

test("a change that does not get through before any list was answered says that the page is offline, and the list corrects it", async () => {
  const player = await newPlayer({ rows: 0 });
  const ids = await fillWith(player, 1);
  await player.crm.faults(
    { kind: "delay", ms: 5_000, endpoint: "list", times: 1 },
    { kind: "offline", endpoint: "read" },
  );
  await addIntents(player.store, "read", ids, player.clock.now());
  const { engine } = openPage(player.tools);
  const states: string[] = [];
  engine.status.subscribe(() => states.push(engine.status.current));
  engine.start();
  await eventually(() => states).toEqual(["offline", "online"]);
});

test("a list that is asked for later, by the server's word, is an answer: the page is online", async () => {
  const player = await newPlayer({ rows: 0 });
  const { engine, onRefreshed } = openPage(player.tools);
  await player.crm.faults({ kind: "status", status: 429, retryAfter: 60, endpoint: "list" });
  const states: string[] = [];
  engine.status.subscribe(() => states.push(engine.status.current));
  engine.start();
  await eventually(() => onRefreshed.mock.calls.length).toBeGreaterThan(0);
  expect(onRefreshed.mock.lastCall).toMatchObject([{ type: "failed", failure: { status: 429 } }]);
  expect(states).toEqual([]);
});

test("signed out with no sid to be had: the mirror stays, and a new sid ends it", async () => {
  const site = new OperatorSite();
  const player = await newPlayer({ rows: 0, site });
  const ids = await fillWith(player, 2);
  await addIntents(player.store, "read", ids, player.clock.now());
  await site.signOut();
  await player.crm.faults({ kind: "expired-token" });
  const { engine } = startPage(player.tools);
  await eventually(() => engine.status.current).toBe("signed-out");
  expect((await shownIds(player.store)).toSorted()).toEqual(ids);
  const kept = async () => (await outboxOf(player.store)).map(({ state }) => state);
  await eventually(kept).toEqual(["waiting", "waiting"]);
  await site.signIn(player.sid);
  engine.requestRefresh();
  await eventually(() => engine.status.current).toBe("online");
  await eventually(() => outboxOf(player.store)).toEqual([]);
});

test.each([
  { kind: "status", status: 502, endpoint: "login" },
  { kind: "status", status: 429, retryAfter: 1, endpoint: "login" },
])("while nobody is signed in nothing is connected, however many looks fail ($status)", async (fault) => {
  const site = new OperatorSite();
  const player = await newPlayer({ rows: 0, site });
  await site.signOut();
  await player.crm.faults({ kind: "expired-token" });
  const { engine, onRefreshed } = startPage(player.tools);
  await eventually(() => engine.status.current).toBe("signed-out");
  const { WebSocket } = globalThis;
  const sockets = vi.fn();
  globalThis.WebSocket = class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      sockets();
    }
  };
  onTestFinished(() => {
    globalThis.WebSocket = WebSocket;
  });
  await site.signIn(player.sid);
  await player.crm.faults(fault);
  for (const look of [1, 2, 3]) {
    engine.requestRefresh();
    await eventually(() => onRefreshed.mock.calls.length).toBeGreaterThanOrEqual(look);
  }
  expect(onRefreshed).toHaveBeenCalledWith(expect.objectContaining({ type: "failed" }));
  expect(sockets).not.toHaveBeenCalled();
  await player.crm.faults();
  engine.requestRefresh();
  await eventually(() => player.crm.connections()).toBe(1);
  expect(sockets).toHaveBeenCalled();
});

test("invariant 7: where the worker knows no sid the page's own source goes on, again and again", async () => {
  const player = await newPlayer({ rows: 0 });
  const worker = player.openTab([]);
  const delegate = { replay: () => replay(worker), refresh: () => refresh(worker) };
  // The first leads; the second only replays, and has no refresh of its own.
  const [leader, follower] = [startPage(player.tools), startPage(player.openTab(), delegate)];
  const states: string[] = [];
  follower.engine.status.subscribe(() => states.push(follower.engine.status.current));
  await eventually(() => player.crm.calls("list")).toBe(2);
  for (const round of [1, 2]) {
    const ids = await fillWith(player, 3);
    await player.crm.faults({ kind: "expired-token", endpoint: "read" });
    await addIntents(player.store, "read", ids, player.clock.now());
    follower.engine.requestReplay();
    await eventually(() => outboxOf(player.store)).toEqual([]);
    expect((await player.crm.journal()).filter(({ effective }) => effective)).toHaveLength(3 * round);
  }
  expect(states).toEqual([]);
  expect(leader.engine.status.current).toBe("online");
});

test("invariant 12: a login that fails where only the page knows a sid is tried again as soon as any other failure", async () => {
  const player = await newPlayer({ rows: 0 });
  const worker = player.openTab([]);
  const { engine } = startPage(player.tools, { replay: () => replay(worker), refresh: () => refresh(worker) });
  await eventually(() => player.crm.subscriptions()).toBe(1);
  await eventually(() => player.crm.calls("list")).toBe(2);
  const states: string[] = [];
  engine.status.subscribe(() => states.push(engine.status.current));
  await player.crm.faults({ kind: "expired-token" }, { kind: "status", status: 502, endpoint: "login", times: 1 });
  engine.requestRefresh();
  await eventually(() => states).toEqual(["offline", "online"]);
});

test("a worker that did not take the work leaves it to the page", async () => {
  const player = await newPlayer({ rows: 0 });
  const [id = 0] = await player.crm.send({ live: false });
  const delegate = { replay: vi.fn(async () => null), refresh: vi.fn(async () => null) };
  const { engine } = startPage(player.tools, delegate);
  await eventually(() => shownIds(player.store)).toEqual([id]);
  await addIntents(player.store, "read", [id], player.clock.now());
  engine.requestReplay();
  await eventually(() => outboxOf(player.store)).toEqual([]);
  expect(delegate.replay).toHaveBeenCalled();
  expect(delegate.refresh).toHaveBeenCalled();
});

test("invariant 18: the operator's session belongs to somebody else: the page is told, and nothing is fetched", async () => {
  const [site, other] = [new OperatorSite(), await newPlayer({ rows: 0 })];
  const player = await newPlayer({ rows: 0, site });
  await fill(player);
  await site.signIn(other.sid);
  await player.crm.faults({ kind: "expired-token" });
  const { onOtherUser } = startPage(player.tools);
  await eventually(() => onOtherUser.mock.calls.length).toBeGreaterThan(0);
  expect(await other.crm.calls("list")).toBe(0);
});

test("invariant 12: a fresh token that is refused too is not renewed for ever", async () => {
  const player = await newPlayer({ rows: 0 });
  const logins = await player.crm.calls("login");
  await player.crm.faults(
    { kind: "unauthorized", endpoint: "list" },
    { kind: "unauthorized", endpoint: "pusher-auth" },
  );
  const { engine } = startPage({ ...player.tools, random: () => 0.9 });
  await eventually(() => engine.status.current).toBe("signed-out");
  expect((await player.crm.calls("login")) - logins).toBeLessThanOrEqual(12);
});

test("stopped in the middle of everything, it says and does nothing more", async () => {
  const player = await newPlayer({ rows: 0 });
  const problems: unknown[] = [];
  const note = (event: PromiseRejectionEvent) => {
    problems.push(event.reason);
    event.preventDefault();
  };
  globalThis.addEventListener("unhandledrejection", note);
  onTestFinished(() => globalThis.removeEventListener("unhandledrejection", note));
  const tab = player.openTab();
  await player.crm.faults(
    { kind: "delay", ms: 3_000, endpoint: "list", times: 1 },
    { kind: "unauthorized", endpoint: "list" },
  );
  const { engine, onRefreshed } = startPage(tab);
  await eventually(() => player.crm.calls("list")).toBe(1);
  const resuming = engine.resume(true);
  engine.stop();
  closeStore(tab.store);
  engine.requestRefresh();
  await resuming.catch(() => {});
  const isRefreshing = async () => {
    const { held = [] } = await navigator.locks.query();
    return held.some(({ name }) => name === `${player.store.name}:refresh`);
  };
  await eventually(isRefreshing).toBe(false);
  // Rejections are told a task later.
  await new Promise((resolve) => setTimeout(resolve));
  expect(problems).toEqual([]);
  expect(onRefreshed).not.toHaveBeenCalled();
});
