import { expect, onTestFinished, test, vi } from "vitest";
import { readOutbox } from "../store/outbox.ts";
import { closeStore } from "../store/store.ts";
import { freshStore, refreshWith, serverRow } from "../store/testing.ts";
import { lateActions } from "./late-actions.ts";
import { Page } from "./page.ts";
import { PlayerChanges } from "./player-changes.ts";

const freshPage = () => new Page(document.createElement("div"), lateActions().actions);
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

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
