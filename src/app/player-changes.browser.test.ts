import { expect, test, vi } from "vitest";
import { closeStore } from "../store/store.ts";
import { freshStore, refreshWith, serverRow } from "../store/testing.ts";
import { lateActions } from "./late-actions.ts";
import { Page } from "./page.ts";
import { PlayerChanges } from "./player-changes.ts";

test("a change that ends after the inbox was closed is sent, and says nothing to whoever is in the page then", async () => {
  const store = freshStore();
  await refreshWith(store, [serverRow(1), serverRow(2)]);
  const page = new Page(document.createElement("div"), lateActions().actions);
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
