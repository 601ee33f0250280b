import { expect, onTestFinished, test } from "vitest";
import { writeSession } from "../store/keep-session.ts";
import { readSession } from "../store/session.ts";
import { eventually } from "./testing/eventually.ts";
import { titlesOf } from "./testing/inbox.ts";
import { goLive, openLive } from "./testing/live-page.ts";
import { newPlayer } from "./testing/player.ts";

/** The stored session cannot be read while a condition holds: the database is busy, as after an update. */
function keepBusy(isBusy: () => boolean): void {
  const { get } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.get = function (query) {
    if (this.name === "session" && isBusy()) throw new DOMException("Busy", "TimeoutError");
    return get.call(this, query);
  };
  onTestFinished(() => {
    IDBObjectStore.prototype.get = get;
  });
}

test("invariant 13: every subscription asks for the list at once: Pusher kept nothing for us", async () => {
  const player = await newPlayer({ rows: 0 });
  const { requestRefresh } = await openLive(player);
  await eventually(() => requestRefresh.mock.calls).toEqual([[]]);
  await player.crm.closeSockets("destroy");
  await eventually(() => requestRefresh.mock.calls).toEqual([[], []]);
  expect(await player.crm.subscriptions()).toBe(2);
  await player.crm.send({ title: "After the break" });
  await eventually(() => titlesOf(player.store)).toEqual(["After the break"]);
});

test.each([4100, 4200, 4004, 4009])("a socket that is closed with %i comes back", async (code) => {
  const player = await newPlayer({ rows: 0 });
  const { requestRefresh } = await goLive(player);
  await player.crm.closeSockets(code);
  await eventually(() => requestRefresh.mock.calls).toEqual([[]]);
  expect(await player.crm.connections()).toBe(1);
});

test("an operator over its quota of connections is asked again until there is room", async () => {
  const player = await newPlayer({ rows: 0 });
  const { requestRefresh } = await goLive(player);
  await player.crm.faults({ kind: "pusher-over-quota" });
  await eventually(() => player.crm.calls("pusher-auth")).toBeGreaterThanOrEqual(3);
  expect(requestRefresh).not.toHaveBeenCalled();
  await player.crm.faults();
  await eventually(() => requestRefresh.mock.calls).toEqual([[]]);
});

test("a refused authorisation asks for the list, which renews the token, and subscribes again", async () => {
  const player = await newPlayer({ rows: 0 });
  await player.crm.faults({ kind: "pusher-auth-refused" });
  const { requestRefresh } = await openLive(player);
  await eventually(() => player.crm.calls("pusher-auth")).toBeGreaterThanOrEqual(3);
  expect(requestRefresh.mock.calls.length).toBeGreaterThanOrEqual(2);
  expect(await player.crm.connections()).toBe(0);
  await player.crm.faults();
  await eventually(() => player.crm.connections()).toBe(1);
});

test("invariant 9: every subscription is authorised with the token of that moment", async () => {
  const player = await newPlayer({ rows: 0 });
  const { live, requestRefresh } = await goLive(player);
  await player.crm.faults({ kind: "expired-token", endpoint: "pusher-auth" });
  expect(await player.session.renew(player.token)).toEqual({ type: "renewed" });
  live.revive();
  await eventually(() => requestRefresh.mock.calls).toEqual([[]]);
  const authorised = (await player.crm.requests()).filter(({ endpoint }) => endpoint === "pusher-auth");
  const token = (await player.session.access())?.token ?? "";
  expect(authorised.at(-1)?.url).toContain(encodeURIComponent(token));
});

test("invariant 13: a socket that may be dead is dropped for a new one on resume", async () => {
  const player = await newPlayer({ rows: 0 });
  const { live, requestRefresh } = await goLive(player);
  live.revive();
  await eventually(() => requestRefresh.mock.calls).toEqual([[]]);
  expect(await player.crm.subscriptions()).toBe(2);
  await eventually(() => player.crm.connections()).toBe(1);
});

test("a retry leaves alone what is connected or on its way", async () => {
  const player = await newPlayer({ rows: 0 });
  const { live, requestRefresh } = await goLive(player);
  live.retry();
  live.revive();
  live.retry();
  await eventually(() => requestRefresh.mock.calls).toEqual([[]]);
  expect(await player.crm.subscriptions()).toBe(2);
  await eventually(() => player.crm.connections()).toBe(1);
});

test("closed is closed, also while it was coming back", async () => {
  const player = await newPlayer({ rows: 0 });
  const { live, requestRefresh } = await goLive(player);
  await player.crm.faults({ kind: "pusher-auth-refused" });
  live.revive();
  await eventually(() => requestRefresh.mock.calls.length).toBeGreaterThan(0);
  live.close();
  live.revive();
  await player.crm.faults();
  const { requestRefresh: next } = await openLive(player);
  await eventually(() => next.mock.calls.length).toBe(1);
  expect(await player.crm.connections()).toBe(1);
});

test("closed before it was open, it never connects", async () => {
  const player = await newPlayer({ rows: 0 });
  const { live } = await openLive(player);
  live.rest();
  const opening = live.open();
  live.close();
  await opening;
  await goLive(player);
  expect(await player.crm.connections()).toBe(1);
});

test("put to rest before it was open, it connects only when it is wanted again", async () => {
  const player = await newPlayer({ rows: 0 });
  const { live, requestRefresh } = await openLive(player);
  live.rest();
  const opening = live.open();
  live.rest();
  await opening;
  await goLive(player);
  expect(requestRefresh).not.toHaveBeenCalled();
  expect(await player.crm.connections()).toBe(1);
  const again = live.open();
  live.rest();
  await Promise.all([again, live.open()]);
  await eventually(() => requestRefresh.mock.calls).toEqual([[]]);
  expect(await player.crm.connections()).toBe(2);
});

test("what could not be opened is opened later, by itself", async () => {
  const player = await newPlayer({ rows: 0 });
  let refusals = 0;
  keepBusy(() => refusals++ < 3);
  const { requestRefresh } = await openLive(player);
  await eventually(() => requestRefresh.mock.calls).toEqual([[]]);
  expect(refusals).toBeGreaterThan(3);
  expect(await player.crm.connections()).toBe(1);
});

test("what could not be opened is opened on resume, once", async () => {
  const player = await newPlayer({ rows: 0 });
  const { store } = player;
  const stored = await readSession(store);
  if (stored === null) throw new Error("not signed in");
  await store.connection.run((database) => database.clear("session"));
  const { live, requestRefresh } = await openLive(player);
  await writeSession(store, stored);
  live.revive();
  live.revive();
  await eventually(() => requestRefresh.mock.calls).toEqual([[]]);
  expect(await player.crm.subscriptions()).toBe(1);
  expect(await player.crm.connections()).toBe(1);
});

test("closed before it could be opened, it is not tried again", async () => {
  const player = await newPlayer({ rows: 0 });
  let isBusy = true;
  keepBusy(() => isBusy);
  const { live } = await openLive(player);
  live.close();
  isBusy = false;
  live.revive();
  await goLive(player);
  expect(await player.crm.connections()).toBe(1);
});
