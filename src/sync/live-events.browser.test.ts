import { expect, test } from "vitest";
import { UNDO_MS } from "../model/intent.ts";
import { addIntents } from "../store/outbox.ts";
import { readMessage } from "../store/reading.ts";
import { fillDevice } from "../store/testing.ts";
import { refresh } from "./refresh.ts";
import { replay } from "./replay.ts";
import { eventually } from "./testing/eventually.ts";
import { fillWith, shownIds, titlesOf, viewOf } from "./testing/inbox.ts";
import { goLive } from "./testing/live-page.ts";
import { newPlayer, type Player } from "./testing/player.ts";

/** After the span of a hint. */
const SOON = 10_000;
const LONG = `<p>${"long ".repeat(4_000)}</p>`;

async function bodyOf(player: Player, id: number): Promise<string | null> {
  return (await readMessage(player.store, id, player.clock.now()))?.body ?? null;
}

/** Sends a last event and waits for it: whatever came before it was dealt with. */
async function sendMarker(player: Player): Promise<number> {
  const [id = 0] = await player.crm.send({ title: "Marker" });
  await eventually(() => shownIds(player.store)).toContain(id);
  return id;
}

test.each(["message", "shoutout", "inbox"])(
  "a live %s is in the mirror before any list was asked for",
  async (event) => {
    const player = await newPlayer({ rows: 0 });
    const { requestRefresh } = await goLive(player);
    const [id = 0] = await player.crm.send({ event, title: "Just in", message: "<p>Now</p>", displayType: "silent" });
    await eventually(() => titlesOf(player.store)).toEqual(["Just in"]);
    expect(await player.crm.calls("list")).toBe(0);
    expect(await bodyOf(player, id)).toBe("<p>Now</p>");
    expect((await viewOf(player.store)).rows).toMatchObject([{ id, event, display: "silent", isRead: false }]);
    expect(requestRefresh.mock.calls).toEqual([[SOON]]);
  },
);

test("an event that came without its body fetches that one message", async () => {
  const player = await newPlayer({ rows: 0 });
  const { requestRefresh } = await goLive(player);
  const [id = 0] = await player.crm.send({ title: "Large", message: LONG });
  await eventually(() => titlesOf(player.store)).toEqual(["Large"]);
  expect(await bodyOf(player, id)).toBe(LONG);
  expect(await player.crm.calls("single")).toBe(1);
  expect(await player.crm.calls("list")).toBe(0);
  await eventually(() => requestRefresh.mock.calls).toEqual([[SOON]]);
});

test("many events that came without their bodies make few requests", async () => {
  const player = await newPlayer({ rows: 0 });
  const { requestRefresh } = await goLive(player);
  const ids = await player.crm.send({ title: "Large", message: LONG, count: 12, live: false, displayType: "silent" });
  const [first = 0] = ids;
  const tell = (id: number) => player.crm.emit("inbox", { MessageId: id, Title: "Large" });
  for (let times = 0; times < 10; times++) await tell(first);
  await eventually(() => shownIds(player.store)).toEqual([first]);
  await tell(first);
  await eventually(() => requestRefresh.mock.calls.length).toBe(11);
  expect(await player.crm.calls("single")).toBe(1);

  await player.crm.faults({ kind: "hang", endpoint: "single" });
  for (const id of ids.slice(1)) await tell(id);
  await eventually(() => requestRefresh.mock.calls.slice(11)).toEqual(Array.from({ length: 7 }, () => [0]));
  await eventually(() => player.crm.calls("single")).toBe(5);
});

test("where that one message cannot be had the list is asked at once", async () => {
  const player = await newPlayer({ rows: 0 });
  const { requestRefresh } = await goLive(player);
  await player.crm.faults({ kind: "status", status: 500, endpoint: "single" });
  await player.crm.send({ message: LONG });
  await eventually(() => requestRefresh.mock.calls).toEqual([[0]]);
});

test("a body that was cut on its way is shown, and mended by the next refresh", async () => {
  const player = await newPlayer({ rows: 0 });
  await goLive(player);
  const [id = 0] = await player.crm.send({ message: LONG, oversize: "cut" });
  await eventually(() => shownIds(player.store)).toEqual([id]);
  expect((await bodyOf(player, id))?.length).toBeLessThan(LONG.length);
  expect(await refresh(player.tools)).toMatchObject({ type: "refreshed", changed: 1 });
  expect(await bodyOf(player, id)).toBe(LONG);
});

test("an event that nobody knows is a hint, whatever it carries", async () => {
  const player = await newPlayer({ rows: 0 });
  const { requestRefresh } = await goLive(player);
  await player.crm.emit("bonus-granted", { MessageId: 5, Title: "Not a message" });
  await eventually(() => requestRefresh.mock.calls).toEqual([[SOON]]);
  expect(await shownIds(player.store)).toEqual([]);
});

test.each([[{}], [{ Title: "No id" }], [{ MessageId: "x" }]])("an event that carries %j is a hint", async (data) => {
  const player = await newPlayer({ rows: 0 });
  const { requestRefresh } = await goLive(player);
  await player.crm.emit("inbox", data);
  await eventually(() => requestRefresh.mock.calls).toEqual([[SOON]]);
  expect(await shownIds(player.store)).toEqual([]);
});

test("fields may be missing and ids may be texts", async () => {
  const player = await newPlayer({ rows: 0 });
  await goLive(player);
  const bare = { MessageId: "77", Title: "Bare", Message: "<p>Hello</p>" };
  await player.crm.emit("shoutout", bare);
  await eventually(() => titlesOf(player.store)).toEqual(["Bare"]);
  expect((await viewOf(player.store)).rows).toMatchObject([
    { id: 77, event: "shoutout", isRead: false, expires: null },
  ]);
});

test("invariant 18: another user's event is dropped, and asks for nothing", async () => {
  const player = await newPlayer({ rows: 0 });
  const { requestRefresh } = await goLive(player);
  const UserId = player.stored.userId + 1;
  await player.crm.send({ title: "Not yours", liveOverrides: { UserId }, live: "only" });
  await player.crm.send({ title: "Not yours", message: LONG, liveOverrides: { UserId }, live: "only" });
  const marker = await sendMarker(player);
  expect(await shownIds(player.store)).toEqual([marker]);
  expect(await player.crm.calls("single")).toBe(0);
  expect(requestRefresh.mock.calls).toEqual([[SOON]]);
});

test("invariant 6: an event that comes twice is one message, and read stays read", async () => {
  const player = await newPlayer({ rows: 0 });
  await goLive(player);
  const event = { MessageId: 7, UserId: player.stored.userId, Title: "Twice", Message: "<p>Hello</p>", IsRead: false };
  await player.crm.emit("message", event);
  await player.crm.emit("message", event);
  await eventually(() => viewOf(player.store)).toMatchObject({ unread: 1, rows: [{ id: 7 }] });
  await addIntents(player.store, "read", [7], player.clock.now());
  await replay(player.tools);
  await player.crm.emit("message", event);
  const marker = await sendMarker(player);
  const { rows } = await viewOf(player.store);
  expect(rows.map(({ id, isRead }) => [id, isRead])).toEqual([
    [marker, false],
    [7, true],
  ]);
});

test("invariant 6: an event that comes again, cut short, spoils nothing", async () => {
  const player = await newPlayer({ rows: 0 });
  const [id = 0] = await player.crm.send({ title: "Whole", message: LONG, live: false });
  await refresh(player.tools);
  await goLive(player);
  await player.crm.emit("inbox", { MessageId: id, Title: "Cut", Message: "<p>lo" });
  await sendMarker(player);
  expect(await bodyOf(player, id)).toBe(LONG);
  expect(await titlesOf(player.store)).toContain("Whole");
});

test("invariant 6: a late event of a deleted message does not bring it back", async () => {
  const player = await newPlayer({ rows: 0 });
  const [id = 0] = await fillWith(player, 1);
  await goLive(player);
  await addIntents(player.store, "delete", [id], player.clock.now() - UNDO_MS);
  expect(await replay(player.tools)).toEqual({ type: "drained" });
  await player.crm.emit("inbox", { MessageId: id, Title: "Late", Message: "<p>Hello</p>" });
  await player.crm.emit("inbox", { MessageId: id, Title: "Late, without its body" });
  const marker = await sendMarker(player);
  expect(await shownIds(player.store)).toEqual([marker]);
});

test("an event that cannot be stored is not lost: the list is asked at once", async () => {
  const player = await newPlayer({ rows: 0 });
  const { requestRefresh } = await goLive(player);
  let isFull = true;
  fillDevice(() => isFull);
  await player.crm.send({ title: "No room" });
  await eventually(() => requestRefresh.mock.calls).toEqual([[]]);
  isFull = false;
  expect(await refresh(player.tools)).toMatchObject({ type: "refreshed", changed: 1 });
});
