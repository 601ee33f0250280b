import { expect, test } from "vitest";
import { UNDO_MS } from "../model/intent.ts";
import { addIntents } from "../store/outbox.ts";
import { writePause } from "../store/queue-pause.ts";
import { eventually } from "./testing/eventually.ts";
import { fill, fillWith, outboxOf, shownIds, titlesOf } from "./testing/inbox.ts";
import { startPage } from "./testing/page.ts";
import { newPlayer } from "./testing/player.ts";

const FAR = 600_000;
const OURS = { since: 0, isOrdered: false, isReachable: false, sparesUntried: false };

test("invariant 11: a page that opens refreshes, sends what waited and goes live, with no worker at all", async () => {
  const player = await newPlayer({ rows: 0 });
  const [read = 0] = await fillWith(player, 1);
  await addIntents(player.store, "read", [read], player.clock.now());
  const [more = 0] = await player.crm.send({ live: false });
  const { engine, onRefreshed } = startPage(player.tools);
  await eventually(() => outboxOf(player.store)).toEqual([]);
  await eventually(() => shownIds(player.store)).toEqual([more, read]);
  await eventually(() => player.crm.connections()).toBe(1);
  expect(onRefreshed).toHaveBeenCalledWith(expect.objectContaining({ type: "refreshed" }));
  expect(engine.status.current).toBe("online");
  await player.crm.send({ title: "Just in" });
  await eventually(() => titlesOf(player.store)).toContain("Just in");
});

test("invariant 11: what the player does is sent at once, a delete when its undo is over, by a timer alone", async () => {
  const player = await newPlayer({ rows: 0 });
  const [read = 0, deleted = 0] = await fillWith(player, 2);
  const { engine } = startPage(player.tools);
  await addIntents(player.store, "read", [read], player.clock.now());
  await addIntents(player.store, "delete", [deleted], player.clock.now() - UNDO_MS + 5_000);
  engine.requestReplay();
  const sent = async () => (await player.crm.journal()).map(({ kind }) => kind);
  await eventually(sent).toEqual(["read"]);
  await eventually(sent).toEqual(["read", "delete"]);
});

test("invariant 11: back online or visible again, a pause of our own is cut short and everything is sent", async () => {
  const player = await newPlayer({ rows: 0 });
  const ids = await fillWith(player, 2);
  await addIntents(player.store, "read", ids, player.clock.now());
  await writePause(player.store, { until: player.clock.now() + FAR, failures: 9, ...OURS });
  const { engine, onRefreshed } = startPage(player.tools);
  await eventually(() => onRefreshed.mock.calls.length).toBeGreaterThan(0);
  expect(await player.crm.journal()).toEqual([]);
  await engine.resume(false);
  await eventually(() => outboxOf(player.store)).toEqual([]);
});

test("invariant 7: a pause that the server asked for is not cut short", async () => {
  const player = await newPlayer({ rows: 0 });
  const ids = await fillWith(player, 2);
  await addIntents(player.store, "read", ids, player.clock.now());
  await writePause(player.store, { until: player.clock.now() + FAR, failures: 1, ...OURS, isOrdered: true });
  const { engine, onRefreshed } = startPage(player.tools);
  await eventually(() => onRefreshed.mock.calls.length).toBeGreaterThan(0);
  // Else the new socket may take the place of one that was never subscribed.
  await eventually(() => player.crm.subscriptions()).toBe(1);
  await engine.resume(true);
  await eventually(() => player.crm.subscriptions()).toBeGreaterThanOrEqual(2);
  expect(await player.crm.journal()).toEqual([]);
});

test.each([
  { kind: "offline", endpoint: "list" },
  { kind: "status", status: 429, retryAfter: 60, endpoint: "list" },
])("where the list cannot be had ($kind), the page goes live all the same", async (fault) => {
  const player = await newPlayer({ rows: 0 });
  await player.crm.faults(fault);
  startPage(player.tools);
  await eventually(() => player.crm.subscriptions()).toBe(1);
  await player.crm.send({ title: "Just in" });
  await eventually(() => titlesOf(player.store)).toEqual(["Just in"]);
});

test("where a list is stored, the page goes live without waiting for the next one", async () => {
  const player = await newPlayer({ rows: 0 });
  await fill(player);
  await player.crm.faults({ kind: "hang", endpoint: "list" });
  const { onRefreshed } = startPage(player.tools);
  await eventually(() => player.crm.subscriptions()).toBe(1);
  expect(onRefreshed).not.toHaveBeenCalled();
});

test("the page goes live also where the first list does not come", { timeout: 60_000 }, async () => {
  const player = await newPlayer({ rows: 0 });
  await player.crm.faults({ kind: "hang", endpoint: "list" });
  const { onRefreshed } = startPage(player.tools);
  await eventually(() => player.crm.calls("list")).toBe(1);
  await expect.poll(() => player.crm.subscriptions(), { timeout: 50_000 }).toBe(1);
  expect(onRefreshed).not.toHaveBeenCalled();
});

test("invariant 13: after sleep the list is asked and the socket is a new one", async () => {
  const player = await newPlayer({ rows: 0 });
  const { engine } = startPage(player.tools);
  await eventually(() => player.crm.connections()).toBe(1);
  const lists = await player.crm.calls("list");
  const [id] = await player.crm.send({ live: false });
  await engine.resume(true);
  await eventually(() => player.crm.subscriptions()).toBe(2);
  await eventually(() => shownIds(player.store)).toEqual([id]);
  expect(await player.crm.calls("list")).toBeGreaterThan(lists);
});

test("invariant 13: visible again, the list is asked, unless it was a moment ago", async () => {
  const player = await newPlayer({ rows: 0 });
  const { engine } = startPage(player.tools);
  await eventually(() => player.crm.calls("list")).toBe(2);
  const [id] = await player.crm.send({ live: false });
  let resumes = 0;
  const shownAfterResume = async () => {
    resumes += 1;
    await engine.resume(false);
    return shownIds(player.store);
  };
  await eventually(shownAfterResume).toEqual([id]);
  expect((await player.crm.calls("list")) - 2).toBeLessThan(resumes);
});

test("invariant 14: a page in the back/forward cache lets another lead, and comes back with a refresh", async () => {
  const player = await newPlayer({ rows: 0 });
  const first = startPage(player.tools);
  await eventually(() => player.crm.connections()).toBe(1);
  first.engine.suspend();
  await eventually(() => player.crm.connections()).toBe(0);
  const [id] = await player.crm.send({ live: false });
  await first.engine.resume(true);
  await eventually(() => player.crm.connections()).toBe(1);
  await eventually(() => shownIds(player.store)).toEqual([id]);
});
