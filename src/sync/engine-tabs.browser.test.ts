import { expect, test } from "vitest";
import { eventually } from "./testing/eventually.ts";
import { shownIds } from "./testing/inbox.ts";
import { openPage, startPage } from "./testing/page.ts";
import { newPlayer } from "./testing/player.ts";

test("invariant 14: several pages of one profile hold one connection and make one refresh", async () => {
  const player = await newPlayer();
  const pages = [startPage(player.tools), startPage(player.openTab()), startPage(player.openTab())];
  await eventually(() => player.crm.connections()).toBe(1);
  await eventually(async () => (await shownIds(player.store)).length).toBeGreaterThan(0);
  // One when it began to lead and one for the subscription.
  await eventually(() => player.crm.calls("list")).toBe(2);
  await Promise.all(pages.map(({ engine }) => engine.resume(false)));
  const [marker = 0] = await player.crm.send({ live: false });
  pages[1]?.engine.requestRefresh();
  await eventually(() => shownIds(player.store)).toContain(marker);
  expect(await player.crm.calls("list")).toBeLessThanOrEqual(4);
  expect(await player.crm.subscriptions()).toBe(1);
  for (const { engine } of pages) expect(engine.status.current).toBe("online");
});

test("invariant 14: a page that does not lead asks the one that does", async () => {
  const player = await newPlayer({ rows: 0 });
  const leader = startPage(player.tools);
  await eventually(() => player.crm.calls("list")).toBe(2);
  const follower = startPage(player.openTab());
  const [id] = await player.crm.send({ live: false });
  follower.engine.requestRefresh();
  await eventually(() => shownIds(player.store)).toEqual([id]);
  expect(leader.onRefreshed.mock.calls.length).toBeGreaterThanOrEqual(3);
  expect(follower.onRefreshed).not.toHaveBeenCalled();
  expect(await player.crm.connections()).toBe(1);
});

test("invariant 14: when the leader goes another takes over and refreshes", async () => {
  const player = await newPlayer({ rows: 0 });
  const leader = startPage(player.tools);
  await eventually(() => player.crm.connections()).toBe(1);
  const next = startPage(player.openTab());
  const [id] = await player.crm.send({ live: false });
  leader.engine.stop();
  await eventually(() => shownIds(player.store)).toEqual([id]);
  await eventually(() => next.onRefreshed.mock.calls.length).toBeGreaterThan(0);
  await eventually(() => player.crm.connections()).toBe(1);
  await eventually(() => player.crm.subscriptions()).toBe(2);
});

test("the state of the connection is the same in every tab, whoever found it out", async () => {
  const player = await newPlayer({ rows: 0 });
  const pages = [startPage(player.tools), startPage(player.openTab())];
  const states = () => pages.map(({ engine }) => engine.status.current);
  await eventually(() => player.crm.calls("list")).toBe(2);
  await player.crm.faults({ kind: "offline" });
  pages[1]?.engine.requestRefresh();
  await eventually(states).toEqual(["offline", "offline"]);
  await player.crm.faults();
  pages[1]?.engine.requestRefresh();
  await eventually(states).toEqual(["online", "online"]);
});

test("when the session's addresses moved, the page that leads connects anew, and only that one", async () => {
  const player = await newPlayer({ rows: 0 });
  const leader = startPage(player.tools);
  await eventually(() => player.crm.connections()).toBe(1);
  const follower = startPage(player.openTab());
  follower.engine.reconnect();
  leader.engine.reconnect();
  await eventually(() => player.crm.subscriptions()).toBe(2);
  await eventually(() => player.crm.connections()).toBe(1);
});

test("a page that was stopped does not lead, however late somebody starts it", async () => {
  const player = await newPlayer({ rows: 0 });
  const { engine } = openPage(player.openTab());
  engine.stop();
  engine.start();
  await engine.resume(false);
  const { onRefreshed } = startPage(player.openTab());
  await eventually(() => onRefreshed.mock.calls.length).toBeGreaterThan(0);
});
