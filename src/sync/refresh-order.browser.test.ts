import { expect, onTestFinished, test, vi } from "vitest";
import { UNDO_MS } from "../model/intent.ts";
import { applyRow } from "../store/live-row.ts";
import { addIntents } from "../store/outbox.ts";
import { type RefreshResult, refresh } from "./refresh.ts";
import { replay } from "./replay.ts";
import { eventually } from "./testing/eventually.ts";
import { fill, fillWith, shownIds, titlesOf, viewOf } from "./testing/inbox.ts";
import { notificationOf } from "./testing/notification.ts";
import { newPlayer, type Player } from "./testing/player.ts";

/** Begins a refresh whose answer is on its way for a while, and resolves when the server has made it. */
async function beginSlowRefresh(player: Player): Promise<{ readonly done: Promise<RefreshResult> }> {
  const before = await player.crm.calls("list");
  await player.crm.faults({ kind: "delay", ms: 1_000, phase: "answer", endpoint: "list", times: 1 });
  const done = refresh(player.tools);
  await eventually(() => player.crm.calls("list")).toBe(before + 1);
  return { done };
}

test("invariant 5: what a live event brought while an older snapshot was on its way stays", async () => {
  const player = await newPlayer({ rows: 0 });
  const [first = 0] = await fillWith(player, 1);
  const { done } = await beginSlowRefresh(player);
  const late = notificationOf({ id: first + 1_000, title: "Just in" });
  expect(await applyRow(player.store, late, "event")).toBe("added");
  expect(await done).toMatchObject({ type: "refreshed" });
  expect(await titlesOf(player.store)).toContain("Just in");
});

test("invariant 4: a snapshot from before an acknowledgement neither flashes unread nor brings back", async () => {
  const player = await newPlayer({ rows: 0 });
  const [read = 0, deleted = 0] = await fillWith(player, 2);
  const { done } = await beginSlowRefresh(player);
  await addIntents(player.store, "read", [read], player.clock.now());
  await addIntents(player.store, "delete", [deleted], player.clock.now() - UNDO_MS);
  expect(await replay(player.tools)).toEqual({ type: "drained" });
  expect(await done).toMatchObject({ type: "refreshed" });
  expect(await viewOf(player.store)).toMatchObject({ unread: 0, rows: [{ id: read, isRead: true }] });
});

test("invariant 6: a stale replica after an acknowledgement takes nothing back", async () => {
  const player = await newPlayer({ rows: 0 });
  const [read = 0, deleted = 0] = await fillWith(player, 2);
  // The first list confirms both; the second comes from a server that is behind.
  await player.crm.faults({ kind: "stale", after: 1 });
  await addIntents(player.store, "read", [read], player.clock.now());
  await addIntents(player.store, "delete", [deleted], player.clock.now() - UNDO_MS);
  await replay(player.tools);
  expect(await refresh(player.tools)).toMatchObject({ type: "refreshed" });
  expect(await refresh(player.tools)).toMatchObject({ type: "refreshed" });
  expect(await viewOf(player.store)).toMatchObject({ unread: 0, rows: [{ id: read, isRead: true }] });
});

test("invariant 14: refreshes of several tabs come one after the other, and the newest counts", async () => {
  const player = await newPlayer({ rows: 0 });
  await fill(player);
  const { done } = await beginSlowRefresh(player);
  const [id] = await player.crm.send({ live: false });
  const order: string[] = [];
  const real = globalThis.fetch;
  const spy = vi.spyOn(globalThis, "fetch").mockImplementation((input, init) => {
    order.push("second asks");
    return real(input, init);
  });
  onTestFinished(() => spy.mockRestore());
  const second = refresh(player.openTab());
  expect(await done.finally(() => order.push("first is done"))).toMatchObject({ type: "refreshed", changed: 0 });
  expect(await second).toMatchObject({ type: "refreshed", changed: 1 });
  expect(order).toEqual(["first is done", "second asks"]);
  spy.mockRestore();
  expect(await shownIds(player.store)).toEqual([id]);
});
