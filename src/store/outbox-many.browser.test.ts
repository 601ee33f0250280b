import { describe, expect, it } from "vitest";
import { UNDO_MS } from "../model/intent.ts";
import { numbers } from "../model/testing.ts";
import { addIntents, holdDeletes, readOutbox, undoDeletes } from "./outbox.ts";
import { freshStore, idsIn, NOW, recount, refreshWith, serverRow, viewOf } from "./testing.ts";

/** More than are changed in one go. */
const MANY = numbers(700);

async function filled() {
  const store = freshStore();
  await refreshWith(
    store,
    MANY.map((id) => serverRow(id, { isRead: id % 7 === 0 })),
  );
  return store;
}

describe("a change of many messages", () => {
  it("changes each of them once, and the count by all of them", async () => {
    const store = await filled();
    await addIntents(store, "read", numbers(100), NOW);
    expect(await addIntents(store, "delete", [...MANY, ...MANY, 9_999], NOW)).toEqual(MANY);
    expect(await readOutbox(store)).toHaveLength(MANY.length);
    expect(await viewOf(store)).toMatchObject({ rows: [], unread: 0, pending: MANY.length });
  });

  it("is taken back as a whole, with the reads that it had absorbed", async () => {
    const store = await filled();
    const read = await addIntents(store, "read", numbers(300), NOW);
    await addIntents(store, "delete", MANY, NOW);
    expect(await undoDeletes(store, MANY, NOW)).toEqual(MANY);
    expect(await idsIn(store)).toHaveLength(MANY.length);
    const outbox = await readOutbox(store);
    expect(outbox.map(({ kind, messageId }) => [kind, messageId])).toEqual(read.map((id) => ["read", id]));
    expect((await viewOf(store)).unread).toBe(await recount(store));
  });

  it("is held as a whole, for as long as was asked for", async () => {
    const store = await filled();
    await addIntents(store, "delete", MANY, NOW, 2 * UNDO_MS);
    expect(new Set((await readOutbox(store)).map(({ notBefore }) => notBefore))).toEqual(new Set([NOW + 2 * UNDO_MS]));
    expect(await holdDeletes(store, MANY, NOW + 1_000, 3 * UNDO_MS)).toEqual(MANY);
    const held = new Set((await readOutbox(store)).map(({ notBefore }) => notBefore));
    expect(held).toEqual(new Set([NOW + 1_000 + 3 * UNDO_MS]));
  });
});
