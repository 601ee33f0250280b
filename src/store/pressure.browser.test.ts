import { describe, expect, it } from "vitest";
import { pictureCacheName } from "./keys.ts";
import { applyRow } from "./live-row.ts";
import { addIntents, readOutbox } from "./outbox.ts";
import { BODIES_KEPT, isQuotaError, makingRoom, shedBodies, shedPictures } from "./pressure.ts";
import { readMessage } from "./reading.ts";
import { applySnapshot, askSnapshot } from "./snapshot.ts";
import { fillDevice, freshStore, idsIn, NOW, recordWrites, refreshWith, serverRow, viewOf } from "./testing.ts";

const ROWS = Array.from({ length: BODIES_KEPT + 10 }, (_, index) => serverRow(index + 1));

describe("when the device is full", () => {
  it("invariant 16: pictures go first and cost nothing else", async () => {
    const store = freshStore();
    await refreshWith(store, ROWS);
    await addIntents(store, "delete", [1], NOW);
    await caches.open(pictureCacheName(store.name));
    await shedPictures(store);
    expect(await caches.has(pictureCacheName(store.name))).toBe(false);
    expect(await readOutbox(store)).toHaveLength(1);
    expect((await readMessage(store, 2, NOW))?.body).not.toBeNull();
  });

  it("invariant 16: then the bodies of all but the newest messages go, and never an intent or a row", async () => {
    const store = freshStore();
    await refreshWith(store, ROWS);
    await addIntents(store, "delete", [1], NOW);
    await addIntents(store, "read", [2], NOW);
    const written = recordWrites();
    await shedBodies(store);
    expect(new Set(written)).toEqual(new Set(["delete bodies"]));
    expect((await readMessage(store, 10, NOW))?.body).toBeNull();
    expect((await readMessage(store, 11, NOW))?.body).toBe("<p>Body 11</p>");
    expect(await readOutbox(store)).toHaveLength(2);
    expect(await viewOf(store)).toMatchObject({ unread: ROWS.length - 2, rows: { length: ROWS.length - 1 } });
  });

  it("a refresh keeps bodies for the newest messages only, and the rows of all", async () => {
    const store = freshStore();
    const ask = await askSnapshot(store);
    await applySnapshot(store, { ask, rows: ROWS, receivedAt: NOW, keepBodies: 3 });
    expect(await store.connection.run((database) => database.getAllKeys("bodies"))).toEqual([58, 59, 60]);
    expect((await viewOf(store)).rows).toHaveLength(ROWS.length);
  });

  it("invariant 16: for a change that must not be lost, in the end all bodies go", async () => {
    const store = freshStore();
    await refreshWith(store, ROWS);
    const bodies = () => store.connection.run((database) => database.count("bodies"));
    const seen: number[] = [];
    await makingRoom(store, async () => {
      seen.push(await bodies());
      if (seen.length < 4) throw new DOMException("The device is full.", "QuotaExceededError");
    });
    expect(seen).toEqual([ROWS.length, ROWS.length, BODIES_KEPT, 0]);
    expect((await viewOf(store)).rows).toHaveLength(ROWS.length);
  });

  it("makes no room for work that fails for another reason, or that fails all the same", async () => {
    const store = freshStore();
    await refreshWith(store, ROWS);
    const busy = new DOMException("", "TimeoutError");
    await expect(makingRoom(store, () => Promise.reject(busy))).rejects.toBe(busy);
    expect(await store.connection.run((database) => database.count("bodies"))).toBe(ROWS.length);
    const full = new DOMException("", "QuotaExceededError");
    await expect(makingRoom(store, () => Promise.reject(full))).rejects.toBe(full);
  });

  it("invariant 5: a snapshot can be asked for, and does not remove what came since", async () => {
    const store = freshStore();
    await refreshWith(store, [serverRow(1), serverRow(2)]);
    let isFull = true;
    fillDevice((name) => isFull && name === "state");
    const ask = await askSnapshot(store);
    isFull = false;
    await applyRow(store, serverRow(3), "event");
    await applySnapshot(store, { ask, rows: [serverRow(1)], receivedAt: NOW });
    expect((await idsIn(store)).toSorted()).toEqual([1, 3]);
  });

  it("tells that the device is full from every other trouble", () => {
    expect(isQuotaError(new DOMException("", "QuotaExceededError"))).toBe(true);
    expect(isQuotaError(new DOMException("", "AbortError"))).toBe(false);
    expect(isQuotaError(new Error("QuotaExceededError"))).toBe(false);
  });
});
