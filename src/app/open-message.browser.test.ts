import { expect, test } from "vitest";
import { applySnapshot, askSnapshot } from "../store/snapshot.ts";
import { freshStore, refreshWith, serverRow } from "../store/testing.ts";
import { Session } from "../sync/session.ts";
import { lateActions } from "./late-actions.ts";
import { OpenMessage } from "./open-message.ts";
import { Page } from "./page.ts";

test("a list that was on its way when an unknown message was opened does not say that it is gone; a later one does", async () => {
  const store = freshStore();
  await refreshWith(store, [serverRow(1)], 1_000);
  const page = new Page(document.createElement("div"), lateActions().actions);
  const tools = { store, session: new Session(store), now: Date.now, random: Math.random };
  const openMessage = new OpenMessage(tools, page);
  const ask = await askSnapshot(store);
  await openMessage.open(2);
  await applySnapshot(store, { ask, rows: [serverRow(1)], receivedAt: 2_000 });
  await openMessage.reread();
  expect(page.state.opened).toMatchObject({ id: 2, isGone: false });
  await refreshWith(store, [serverRow(1)], 3_000);
  await openMessage.reread();
  expect(page.state.opened).toMatchObject({ id: 2, isGone: true });
});
