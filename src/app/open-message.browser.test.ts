import { expect, test } from "vitest";
import { applySnapshot, askSnapshot } from "../store/snapshot.ts";
import { freshStore, refreshWith, serverRow } from "../store/testing.ts";
import { Session } from "../sync/session.ts";
import { newPlayer } from "../sync/testing/player.ts";
import { OpenMessage } from "./open-message.ts";
import { freshPage } from "./testing/fresh-page.ts";

test("a list that was on its way when an unknown message was opened does not say that it is gone; a later one does", async () => {
  const store = freshStore();
  await refreshWith(store, [serverRow(1)], 1_000);
  const page = freshPage();
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

test("a message that Fasttrack does not know is gone, however often the inbox changes meanwhile", async () => {
  const { tools } = await newPlayer({ rows: 0 });
  const page = freshPage();
  const openMessage = new OpenMessage(tools, page);
  await openMessage.open(987_654_321);
  expect(page.state.opened).toMatchObject({ isGone: false });
  let isLoaded = false;
  const loading = openMessage.load().then(() => {
    isLoaded = true;
  });
  const rereads: Promise<boolean>[] = [];
  while (!isLoaded) {
    rereads.push(openMessage.reread());
    await new Promise((resolve) => setTimeout(resolve));
  }
  await Promise.all([loading, ...rereads]);
  expect(page.state.opened).toMatchObject({ id: 987_654_321, isGone: true });
});
