import { describe, expect, it } from "vitest";
import { pictureCacheName } from "./keys.ts";
import { addIntents, readOutbox } from "./outbox.ts";
import { BODIES_KEPT, isQuotaError, shedBodies, shedPictures } from "./pressure.ts";
import { readMessage } from "./reading.ts";
import { applySnapshot, askSnapshot } from "./snapshot.ts";
import { freshStore, NOW, recordWrites, refreshWith, serverRow, viewOf } from "./testing.ts";

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

  it("tells that the device is full from every other trouble", () => {
    expect(isQuotaError(new DOMException("", "QuotaExceededError"))).toBe(true);
    expect(isQuotaError(new DOMException("", "AbortError"))).toBe(false);
    expect(isQuotaError(new Error("QuotaExceededError"))).toBe(false);
  });
});
