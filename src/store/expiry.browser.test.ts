import { describe, expect, it } from "vitest";
import { addIntents } from "./outbox.ts";
import { readMessage } from "./reading.ts";
import { readUnreadIds } from "./seen-ids.ts";
import { DAY, freshStore, HOUR, idsIn, NOW, refreshWith, serverRow, viewOf } from "./testing.ts";

/** One that is over at noon, and one that tells what time it is at the server. */
const NOON = serverRow(1, { date: NOW - DAY, expires: NOW });
const clock = (date: number) => serverRow(2, { date });

const stored = async (store: ReturnType<typeof freshStore>) =>
  store.connection.run((database) => database.getAllKeys("notifications"));

describe("a message that is over", () => {
  it("is hidden and not counted at its very time, without any refresh", async () => {
    const store = freshStore();
    await refreshWith(store, [NOON, clock(NOW - HOUR)], NOW - HOUR);
    expect(await viewOf(store, { now: NOW - 1 })).toMatchObject({ unread: 2, rows: [{ id: 2 }, { id: 1 }] });
    expect(await viewOf(store, { now: NOW })).toMatchObject({ unread: 1, rows: [{ id: 2 }] });
    expect(await readMessage(store, 1, NOW - 1)).not.toBeNull();
    expect(await readMessage(store, 1, NOW)).toBeNull();
    expect(await readUnreadIds(store, "all", NOW)).toEqual([2]);
  });

  it("is not taken off the count twice when the player had read or deleted it", async () => {
    for (const kind of ["read", "delete"] as const) {
      const store = freshStore();
      await refreshWith(store, [NOON, clock(NOW - HOUR)], NOW - HOUR);
      await addIntents(store, kind, [1], NOW - HOUR);
      expect((await viewOf(store, { now: NOW - 1 })).unread).toBe(1);
      expect((await viewOf(store, { now: NOW })).unread).toBe(1);
    }
  });

  it("invariant 17: is hidden by the local clock but never removed by it", async () => {
    const store = freshStore();
    const ahead = NOW + 365 * DAY;
    await refreshWith(store, [NOON, clock(NOW - HOUR)], ahead);
    expect(await idsIn(store, { now: ahead })).toEqual([2]);
    expect(await stored(store)).toEqual([1, 2]);
    expect(await idsIn(store, { now: NOW - 1 })).toEqual([2, 1]);
  });

  it("invariant 17: is removed by the server's own clock, the newest date that it gave", async () => {
    const store = freshStore();
    await refreshWith(store, [NOON], NOW - HOUR);
    await refreshWith(store, [NOON, clock(NOW)], NOW + 1);
    expect(await stored(store)).toEqual([2]);
    expect((await viewOf(store, { now: NOW - HOUR })).unread).toBe(1);
  });

  it("is not taken in again by a later list without that date: the server's clock does not run back", async () => {
    const store = freshStore();
    await refreshWith(store, [clock(NOW)]);
    await refreshWith(store, [NOON]);
    expect(await stored(store)).toEqual([]);
  });

  it("stays where the server prolonged it", async () => {
    const store = freshStore();
    await refreshWith(store, [NOON], NOW - HOUR);
    await refreshWith(store, [serverRow(1, { date: NOW - DAY, expires: NOW + DAY }), clock(NOW + 1)]);
    expect(await idsIn(store, { now: NOW + 1 })).toEqual([2, 1]);
  });

  it("invariant 17: is not found by a date in the far future, which is a mistake and no clock", async () => {
    const store = freshStore();
    await refreshWith(store, [NOON, serverRow(3, { date: NOW + 3_650 * DAY })], NOW - HOUR);
    expect(await idsIn(store, { now: NOW - HOUR })).toEqual([3, 1]);
    await refreshWith(store, [NOON, serverRow(3, { date: NOW + 3_650 * DAY })], NOW - HOUR);
    expect(await stored(store)).toEqual([1, 3]);
  });

  it("invariant 17: is not found by a date that is still to come: another message's, meant for tonight", async () => {
    const store = freshStore();
    const tonight = serverRow(3, { date: NOW + 6 * HOUR });
    await refreshWith(store, [NOON, tonight], NOW - HOUR);
    await refreshWith(store, [NOON, tonight], NOW - HOUR);
    expect(await idsIn(store, { now: NOW - HOUR })).toEqual([3, 1]);
    expect(await stored(store)).toEqual([1, 3]);
  });

  it("is removed by a server whose clock is up to five minutes ahead, and by none that is further", async () => {
    const store = freshStore();
    const aheadBy = (ms: number) => refreshWith(store, [NOON, clock(NOW)], NOW - ms);
    await aheadBy(300_001);
    expect(await stored(store)).toEqual([1, 2]);
    await aheadBy(300_000);
    expect(await stored(store)).toEqual([2]);
  });

  it("invariant 17: is not found by a local clock that stands in 1970 either", async () => {
    const store = freshStore();
    await refreshWith(store, [NOON, clock(NOW + HOUR)], 0);
    expect(await stored(store)).toEqual([1, 2]);
  });
});
