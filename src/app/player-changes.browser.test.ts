import { expect, onTestFinished, test, vi } from "vitest";
import { numbers } from "../model/testing.ts";
import { addIntents, readOutbox, updateIntent } from "../store/outbox.ts";
import { closeStore } from "../store/store.ts";
import { freshStore, refreshWith, serverRow } from "../store/testing.ts";
import { PlayerChanges } from "./player-changes.ts";
import { freshPage } from "./testing/fresh-page.ts";

test("a change that ends after the inbox was closed is sent, and says nothing to whoever is in the page then", async () => {
  const store = freshStore();
  await refreshWith(store, [serverRow(1), serverRow(2)]);
  const page = freshPage();
  const send = vi.fn();
  const changes = new PlayerChanges(store, page, send);
  const work = [changes.remove([1]), changes.markRead([2])];
  changes.close();
  await Promise.all(work);
  expect(page.state).toMatchObject({ undoable: [], said: "", notices: [] });
  // They were made all the same, and are sent.
  expect(send).toHaveBeenCalledTimes(2);
  // This one comes too late even to be stored.
  const late = changes.remove([2]);
  closeStore(store);
  await late;
  expect(page.state).toMatchObject({ undoable: [], notices: [] });
});

test("deletes of which storing takes long can be undone as long as any other, and are held for that", async () => {
  const ids = numbers(1_200);
  const store = freshStore();
  await refreshWith(
    store,
    ids.map((id) => serverRow(id)),
  );
  const page = freshPage();
  vi.useFakeTimers({ toFake: ["Date", "setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  const start = Date.now();
  let portions = 0;
  const changes = new PlayerChanges(store, page, () => {
    portions += 1;
    vi.setSystemTime(start + 900 * portions);
  });
  await changes.remove(ids);
  expect(portions).toBeGreaterThan(1);
  vi.advanceTimersByTime(5_400);
  expect(page.state.undoable).toEqual(ids);
  for (const { notBefore } of await readOutbox(store)) expect(notBefore).toBeGreaterThan(Date.now());
  await changes.undo();
  expect(await readOutbox(store)).toEqual([]);
  expect(page.state).toMatchObject({ undoable: [], notices: [] });
});

test("of a delete of many that finds no more room, what is gone can be undone", async () => {
  const ids = numbers(400);
  const store = freshStore();
  await refreshWith(
    store,
    ids.map((id) => serverRow(id)),
  );
  const page = freshPage();
  const changes = new PlayerChanges(store, page, () => {
    IDBObjectStore.prototype.add = () => {
      throw new DOMException("the device is full", "QuotaExceededError");
    };
  });
  const { add } = IDBObjectStore.prototype;
  try {
    expect(await changes.remove(ids)).toBe(false);
  } finally {
    IDBObjectStore.prototype.add = add;
  }
  const stored = (await readOutbox(store)).map(({ messageId }) => messageId);
  expect(stored.length).toBeGreaterThan(0);
  expect(stored.length).toBeLessThan(ids.length);
  expect(page.state.undoable).toEqual(stored);
  expect(page.tells("not-stored")).toBe(true);
});

test("an undo that cannot be stored stays on offer, and works once it can", async () => {
  const store = freshStore();
  await refreshWith(store, [serverRow(1), serverRow(2)]);
  const page = freshPage();
  const changes = new PlayerChanges(store, page, () => {});
  await changes.remove([1, 2]);
  const { delete: remove } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.delete = () => {
    throw new DOMException("the device is full", "QuotaExceededError");
  };
  try {
    await changes.undo();
  } finally {
    IDBObjectStore.prototype.delete = remove;
  }
  expect(page.tells("not-stored")).toBe(true);
  expect(page.state.undoable).toEqual([1, 2]);
  await changes.undo();
  expect(await readOutbox(store)).toEqual([]);
  expect(page.state).toMatchObject({ undoable: [], notices: [] });
});

test("a retry that cannot be stored is told, and no longer once it can", async () => {
  const store = freshStore();
  await refreshWith(store, [serverRow(1)]);
  await addIntents(store, "read", [1], Date.now());
  const [intent] = await readOutbox(store);
  if (intent === undefined) throw new Error("there is no intent");
  await updateIntent(store, intent.id, { state: "parked" });
  const page = freshPage();
  const send = vi.fn();
  const changes = new PlayerChanges(store, page, send);
  const { put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = () => {
    throw new DOMException("the device is full", "QuotaExceededError");
  };
  try {
    await changes.retry(intent.id);
  } finally {
    IDBObjectStore.prototype.put = put;
  }
  expect(page.tells("not-stored")).toBe(true);
  expect(send).not.toHaveBeenCalled();
  await changes.retry(intent.id);
  expect(page.tells("not-stored")).toBe(false);
  expect(send).toHaveBeenCalledOnce();
});

test("whether changes are held is nothing that the next player is told of", () => {
  const page = freshPage();
  page.set({ areChangesHeld: true });
  page.leaveUser();
  expect(page.state.areChangesHeld).toBe(false);
});
