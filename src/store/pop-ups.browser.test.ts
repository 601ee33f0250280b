import { describe, expect, it } from "vitest";
import { applyRow } from "./live-row.ts";
import { addIntents } from "./outbox.ts";
import { claimPopUps, readStanding } from "./pop-ups.ts";
import { settleIntent } from "./settle.ts";
import { claimOf, freshName, freshStore, HOUR, idsIn, NOW, refreshWith, serverRow } from "./testing.ts";

async function storeWith(...rows: ReturnType<typeof serverRow>[]) {
  const store = freshStore();
  await refreshWith(store, rows, NOW - HOUR);
  return store;
}

const idsOf = (claimed: readonly { readonly id: number }[]) => claimed.map(({ id }) => id);

describe("pop-ups", () => {
  it("come for unread push messages of every kind, newest first, and only once", async () => {
    const store = await storeWith(
      serverRow(1, { event: "message" }),
      serverRow(2, { event: "shoutout" }),
      serverRow(3, { event: "inbox" }),
    );
    expect(idsOf(await claimPopUps(store, NOW))).toEqual([3, 2, 1]);
    expect(await claimPopUps(store, NOW)).toEqual([]);
  });

  it("come in one of several tabs only", async () => {
    const name = freshName();
    const tabs = Array.from({ length: 4 }, () => freshStore(name));
    const [first] = tabs;
    if (first === undefined) throw new Error("no tab");
    await refreshWith(
      first,
      [1, 2, 3].map((id) => serverRow(id, { event: "message" })),
    );
    const claimed = await Promise.all(tabs.map((tab) => claimPopUps(tab, NOW)));
    expect(claimed.flatMap(idsOf).sort()).toEqual([1, 2, 3]);
  });

  it("never come for a silent message", async () => {
    const silent = { display: "silent" } as const;
    const store = await storeWith(serverRow(1, { event: "message", ...silent }), serverRow(2, silent));
    expect(await claimPopUps(store, NOW)).toEqual([]);
  });

  it("never come for what is read, deleted or over", async () => {
    const event = "shoutout";
    const store = await storeWith(
      serverRow(1, { event, isRead: true }),
      serverRow(2, { event }),
      serverRow(3, { event }),
      serverRow(4, { event, expires: NOW }),
    );
    await addIntents(store, "read", [2], NOW);
    await addIntents(store, "delete", [3], NOW);
    expect(await claimPopUps(store, NOW)).toEqual([]);
  });

  const silent = (from: number, count: number) =>
    Array.from({ length: count }, (_, place) => serverRow(from + place, { event: "message", display: "silent" }));

  it("come from behind newer unread messages that do not pop up", async () => {
    const store = await storeWith(serverRow(1, { event: "message" }), ...silent(2, 120));
    expect(idsOf(await claimPopUps(store, NOW))).toEqual([1]);
    expect(await claimPopUps(store, NOW)).toEqual([]);
  });

  it("come from no further than the 200 newest unread messages", async () => {
    const store = await storeWith(
      serverRow(1, { event: "message" }),
      serverRow(2, { event: "message" }),
      ...silent(3, 199),
    );
    expect(idsOf(await claimPopUps(store, NOW))).toEqual([2]);
    expect(await claimPopUps(store, NOW)).toEqual([]);
  });

  it("never come for what was out of reach when newer ones popped up, once those are read", async () => {
    const messages = (isRead: (id: number) => boolean) =>
      Array.from({ length: 260 }, (_, place) => serverRow(place + 1, { event: "message", isRead: isRead(place + 1) }));
    const store = await storeWith(...messages(() => false));
    expect(await claimPopUps(store, NOW)).toHaveLength(200);
    await refreshWith(
      store,
      messages((id) => id > 100),
    );
    expect(await claimPopUps(store, NOW)).toEqual([]);
    await refreshWith(store, [serverRow(261, { event: "message" }), ...messages((id) => id > 100)]);
    expect(idsOf(await claimPopUps(store, NOW))).toEqual([261]);
  });

  it("never come for what was out of reach behind silent ones, once those are read", async () => {
    const message = serverRow(1, { event: "message" });
    const store = await storeWith(message, ...silent(2, 200));
    expect(await claimPopUps(store, NOW)).toEqual([]);
    await refreshWith(store, [message]);
    await refreshWith(store, [message]);
    expect(await idsIn(store)).toEqual([1]);
    expect(await claimPopUps(store, NOW)).toEqual([]);
  });

  it("stand while they are there, unread and not over", async () => {
    const event = "message";
    const store = await storeWith(
      serverRow(1, { event }),
      serverRow(2, { event, isRead: true }),
      serverRow(3, { event, expires: NOW }),
      serverRow(4, { event }),
      serverRow(5, { event }),
    );
    await addIntents(store, "read", [4], NOW);
    await addIntents(store, "delete", [5], NOW);
    expect(await readStanding(store, [1, 2, 3, 4, 5, 6], NOW)).toEqual(new Set([1]));
  });

  it("come once for a message that a live event brings and lists from replicas that lag behind drop and bring back", async () => {
    const store = await storeWith();
    const row = serverRow(1, { event: "message" });
    await applyRow(store, row, "event");
    expect(idsOf(await claimPopUps(store, NOW))).toEqual([1]);
    for (const rows of [[], [], [row], [], [row]]) {
      await refreshWith(store, rows);
      expect(await claimPopUps(store, NOW)).toEqual([]);
    }
    await refreshWith(store, []);
    expect(await applyRow(store, row, "fetch")).toBe("added");
    expect(await claimPopUps(store, NOW)).toEqual([]);
  });

  it("come once for a message that the server did not know when it was to be deleted, and lists again", async () => {
    const store = await storeWith(serverRow(1, { event: "message" }));
    await claimPopUps(store, NOW);
    await addIntents(store, "delete", [1], NOW);
    await settleIntent(store, await claimOf(store, 1), "gone");
    await refreshWith(store, [serverRow(1, { event: "message" })]);
    expect(await idsIn(store)).toEqual([1]);
    expect(await claimPopUps(store, NOW)).toEqual([]);
  });

  it("come again for no message that stays, whatever the server changes in it", async () => {
    const store = await storeWith(serverRow(1, { event: "message" }));
    await claimPopUps(store, NOW);
    await refreshWith(store, [serverRow(1, { event: "message", title: "Changed" })]);
    expect(await claimPopUps(store, NOW)).toEqual([]);
  });
});
