import { expect, test } from "vitest";
import { pictureCacheName } from "../store/keys.ts";
import { addIntents } from "../store/outbox.ts";
import { BODIES_KEPT, shedBodies } from "../store/pressure.ts";
import { readMessage } from "../store/reading.ts";
import { fillDevice } from "../store/testing.ts";
import { refresh } from "./refresh.ts";
import { fillWith, outboxOf, shownIds } from "./testing/inbox.ts";
import { newPlayer, type Player } from "./testing/player.ts";

async function withPicturesAndIntent(messages: number): Promise<{ player: Player; ids: number[]; intent: number }> {
  const player = await newPlayer({ rows: 0 });
  const ids = await fillWith(player, messages);
  const cache = await caches.open(pictureCacheName(player.store.name));
  await cache.put("https://pictures.example.com/1.png", new Response("a picture"));
  const [intent = 0] = ids;
  await addIntents(player.store, "read", [intent], player.clock.now());
  return { player, ids, intent };
}

function hasPictures(player: Player): Promise<boolean> {
  return caches.has(pictureCacheName(player.store.name));
}

async function bodiesOf(player: Player): Promise<number> {
  return player.store.connection.run((database) => database.count("bodies"));
}

test("invariant 16: on a full device the pictures go first, and that may be enough", async () => {
  const { player, ids, intent } = await withPicturesAndIntent(3);
  let isFull = true;
  fillDevice((store) => {
    const strikes = isFull && store === "bodies";
    isFull &&= !strikes;
    return strikes;
  });
  const more = await player.crm.send({ count: 2, live: false });
  expect(await refresh(player.tools)).toMatchObject({ type: "refreshed", isFull: false });
  expect(await hasPictures(player)).toBe(false);
  expect(await bodiesOf(player)).toBe(5);
  expect((await shownIds(player.store)).toSorted()).toEqual([...ids, ...more]);
  expect(await outboxOf(player.store)).toMatchObject([{ messageId: intent, state: "waiting" }]);
});

test("invariant 16: next go the bodies of all but the newest, and never an intent", async () => {
  const { player, ids, intent } = await withPicturesAndIntent(BODIES_KEPT + 10);
  let strikes = 2;
  fillDevice((store) => store === "bodies" && strikes-- > 0);
  const [newest = 0] = await player.crm.send({ live: false });
  expect(await refresh(player.tools)).toMatchObject({ type: "refreshed", isFull: true });
  expect(await hasPictures(player)).toBe(false);
  expect(await bodiesOf(player)).toBeLessThanOrEqual(BODIES_KEPT + 1);
  expect((await readMessage(player.store, newest, player.clock.now()))?.body).toContain("<p>");
  expect((await readMessage(player.store, ids[0] ?? 0, player.clock.now()))?.body).toBeNull();
  expect(await shownIds(player.store)).toHaveLength(BODIES_KEPT + 11);
  expect(await outboxOf(player.store)).toMatchObject([{ messageId: intent, state: "waiting" }]);
});

test("invariant 16: the texts that had to go are stored again once there is room", async () => {
  const { player, ids } = await withPicturesAndIntent(BODIES_KEPT + 10);
  await shedBodies(player.store);
  expect(await bodiesOf(player)).toBe(BODIES_KEPT);
  // The same inbox, in a page of its own: what was tried an hour ago in this one is not tried again now.
  const later = player.openTab();
  expect(await refresh(later)).toMatchObject({ type: "refreshed", isFull: false });
  expect(await bodiesOf(player)).toBe(BODIES_KEPT + 10);
  expect((await readMessage(player.store, ids[0] ?? 0, player.clock.now()))?.body).toContain("<p>");
});

test("invariant 16: with no room at all the old mirror and the intents stay, and it is said", async () => {
  const { player, ids, intent } = await withPicturesAndIntent(3);
  fillDevice((store) => store === "notifications" || store === "bodies");
  await player.crm.send({ live: false });
  expect(await refresh(player.tools)).toMatchObject({ type: "refreshed", changed: 0, isFull: true });
  expect((await shownIds(player.store)).toSorted()).toEqual(ids);
  expect(await outboxOf(player.store)).toMatchObject([{ messageId: intent, state: "waiting" }]);
});
