import { expect, test } from "vitest";
import { readMessage } from "../store/reading.ts";
import { refresh } from "./refresh.ts";
import type { Fault, Fields } from "./testing/crm.ts";
import { fill, fillWith, shownIds, titlesOf, viewOf } from "./testing/inbox.ts";
import { newPlayer, type Player } from "./testing/player.ts";

function listing(data: unknown): Fault {
  return { kind: "body", endpoint: "list", body: { Data: data, Success: true, Errors: [] } };
}

function row(player: Player, fields: Fields): Fields {
  return { UserId: player.stored.userId, Event: "inbox", Title: "A title", Message: "<p>Hello</p>", ...fields };
}

test("a believable inbox is mirrored, newest first, and asked again it changes nothing", async () => {
  const player = await newPlayer();
  const ids = await fill(player);
  const rows = await player.crm.rows();
  expect(ids.length).toBeGreaterThan(15);
  expect(rows.map((each) => each.MessageId)).toEqual(expect.arrayContaining(ids));
  expect(ids).toEqual(ids.toSorted((a, b) => b - a));
  expect(await refresh(player.tools)).toEqual({ type: "refreshed", changed: 0, bad: new Map(), isFull: false });
});

const unreachable = (reason: string) => ({ type: "unreachable", reason });
const FAILURES: [name: string, fault: Fault, failure: unknown][] = [
  ["a connection that is reset", { kind: "offline" }, unreachable("network")],
  ["an answer that is cut half-way", { kind: "truncate" }, unreachable("network")],
  ["a captive portal's page", { kind: "html", cors: true }, unreachable("not-json")],
  ["JSON that is not Fasttrack's", { kind: "body", body: [] }, unreachable("not-json")],
  ["data that is no list", listing({}), unreachable("not-json")],
  ["data that is a boolean", listing(true), unreachable("not-json")],
  ["another user's list", listing([{ MessageId: 5, UserId: 1, Title: "Not yours" }]), unreachable("not-json")],
  ["a list of nonsense", listing([null, {}, { MessageId: "?" }]), unreachable("not-json")],
  ["no data at all", { kind: "body", body: { Success: true } }, unreachable("not-json")],
  ["408", { kind: "status", status: 408 }, { type: "status", status: 408, retryAfterMs: null }],
  ["429 with Retry-After", { kind: "status", status: 429, retryAfter: 9 }, { status: 429, retryAfterMs: 9_000 }],
  ["500", { kind: "status", status: 500 }, { type: "status", status: 500, retryAfterMs: null }],
  ["503 with Retry-After", { kind: "status", status: 503, retryAfter: 9 }, { status: 503, retryAfterMs: 9_000 }],
];

test.each(FAILURES)("%s is a failure that takes nothing from the mirror", async (_, fault, failure) => {
  const player = await newPlayer({ rows: 0 });
  const ids = await fillWith(player, 3);
  const { refreshedAt } = await viewOf(player.store);
  await player.crm.faults({ endpoint: "list", ...fault });
  expect(await refresh(player.tools)).toMatchObject({ type: "failed", failure });
  expect((await shownIds(player.store)).toSorted()).toEqual(ids);
  expect((await viewOf(player.store)).refreshedAt).toBe(refreshedAt);
});

test("data that is null takes nothing from the mirror and is no failure; said twice it is believed", async () => {
  const player = await newPlayer({ rows: 0 });
  const ids = await fillWith(player, 3);
  const { refreshedAt } = await viewOf(player.store);
  await player.crm.faults(listing(null));
  expect(await refresh(player.tools)).toEqual({ type: "refreshed", changed: 0, bad: new Map(), isFull: false });
  expect((await shownIds(player.store)).toSorted()).toEqual(ids);
  expect((await viewOf(player.store)).refreshedAt).toBe(refreshedAt);
  expect(await refresh(player.openTab())).toMatchObject({ type: "refreshed", changed: 3 });
  expect(await shownIds(player.store)).toEqual([]);
});

test("data that is null is believed where nothing would be lost by it", async () => {
  const player = await newPlayer({ rows: 0 });
  await player.crm.faults(listing(null));
  expect(await refresh(player.tools)).toMatchObject({ type: "refreshed", changed: 0 });
});

test("invariant 5: a list with rows that cannot be used takes nothing at once, and never what it names", async () => {
  const player = await newPlayer({ rows: 0 });
  const [named = 0, other = 0, listed = 0] = await fillWith(player, 3);
  const foreign = { MessageId: named, UserId: 1 };
  await player.crm.faults(
    listing([row(player, { MessageId: listed }), row(player, { MessageId: other + 9 }), foreign]),
  );
  await refresh(player.tools);
  expect(await shownIds(player.store)).toEqual(expect.arrayContaining([named, other, listed]));
  await refresh(player.tools);
  expect(await shownIds(player.store)).toEqual(expect.arrayContaining([named, listed]));
  expect(await shownIds(player.store)).not.toContain(other);
});

test("an empty list empties the mirror: that is what it says", async () => {
  const player = await newPlayer({ rows: 0 });
  await fillWith(player, 3);
  await player.crm.faults(listing([]));
  expect(await refresh(player.tools)).toMatchObject({ type: "refreshed", changed: 3 });
  expect(await viewOf(player.store)).toMatchObject({ rows: [], unread: 0 });
});

test("bad rows are counted by what is wrong with them, and the others are shown", async () => {
  const player = await newPlayer({ rows: 0 });
  const good = row(player, { MessageId: 1, Title: "Whole", Date: "2026-01-02 10:00:00" });
  const odd = { Title: null, Message: 5, Event: "new-kind", Date: "soon", Expires: "", Data: "x", IsRead: "yes" };
  await player.crm.faults(
    listing([
      good,
      row(player, { MessageId: "2", Title: "With a text for an id" }),
      row(player, { MessageId: 3, ...odd, Unknown: { deep: true } }),
      null,
      "row",
      [],
      row(player, {}),
      row(player, { MessageId: null }),
      row(player, { MessageId: "not-a-number" }),
      row(player, { MessageId: 1.5 }),
    ]),
  );
  const result = await refresh(player.tools);
  expect(result).toMatchObject({ type: "refreshed", changed: 3 });
  expect(result.type === "refreshed" && [...result.bad]).toEqual([
    ["not an object", 3],
    ["no usable MessageId", 4],
  ]);
  expect((await titlesOf(player.store)).toSorted()).toEqual(["", "Whole", "With a text for an id"]);
});

test("invariant 18: rows of another user are counted and never stored", async () => {
  const player = await newPlayer({ rows: 0 });
  await player.crm.faults(
    listing([
      ...[1, 2, 3].map((MessageId) => row(player, { MessageId })),
      row(player, { MessageId: 4, UserId: player.stored.userId + 1, Title: "Not yours" }),
      row(player, { MessageId: 5, UserId: "somebody", Title: "Not yours" }),
    ]),
  );
  const result = await refresh(player.tools);
  expect(result.type === "refreshed" && [...result.bad]).toEqual([["of another user", 2]]);
  expect((await shownIds(player.store)).toSorted()).toEqual([1, 2, 3]);
});

test("of rows with one id the last is shown, read if any of them is", async () => {
  const player = await newPlayer({ rows: 0 });
  await player.crm.faults(
    listing([
      row(player, { MessageId: 1, Title: "First", IsRead: true }),
      row(player, { MessageId: 1, Title: "Second", IsRead: false }),
    ]),
  );
  expect(await refresh(player.tools)).toMatchObject({ type: "refreshed", changed: 1 });
  expect((await viewOf(player.store)).rows).toMatchObject([{ title: "Second", isRead: true }]);
});

test("a body of a megabyte is stored whole", async () => {
  const player = await newPlayer({ rows: 0 });
  const message = `<p>${"é🎉".repeat(250_000)}</p>`;
  const [id = 0] = await player.crm.send({ message, live: false });
  await fill(player);
  expect((await readMessage(player.store, id, player.clock.now()))?.body).toBe(message);
});

test("what another device did is seen at the next refresh", async () => {
  const player = await newPlayer({ rows: 0 });
  const [read = 0, gone = 0, kept = 0] = await fillWith(player, 3);
  await player.crm.markOnOtherDevice(read);
  await player.crm.deleteOnOtherDevice(gone);
  expect(await refresh(player.tools)).toMatchObject({ type: "refreshed", changed: 2 });
  const view = await viewOf(player.store);
  expect(view.unread).toBe(1);
  expect(view.rows.map(({ id, isRead }) => [id, isRead])).toEqual([
    [kept, false],
    [read, true],
  ]);
});
