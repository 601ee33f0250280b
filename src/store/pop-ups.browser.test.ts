import { describe, expect, it } from "vitest";
import { addIntents } from "./outbox.ts";
import { claimPopUps } from "./reading.ts";
import { freshName, freshStore, HOUR, NOW, refreshWith, serverRow } from "./testing.ts";

async function storeWith(...rows: ReturnType<typeof serverRow>[]) {
  const store = freshStore();
  await refreshWith(store, rows, NOW - HOUR);
  return store;
}

const idsOf = (claimed: readonly { readonly id: number }[]) => claimed.map(({ id }) => id);

describe("pop-ups", () => {
  it("come for unread push messages and shoutouts, newest first, and only once", async () => {
    const store = await storeWith(serverRow(1, { event: "message" }), serverRow(2, { event: "shoutout" }));
    expect(idsOf(await claimPopUps(store, NOW))).toEqual([2, 1]);
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

  it("never come for a silent message or for one that belongs in the inbox only", async () => {
    const store = await storeWith(serverRow(1, { event: "message", display: "silent" }), serverRow(2));
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

  it("come again for no message that stays, whatever the server changes in it", async () => {
    const store = await storeWith(serverRow(1, { event: "message" }));
    await claimPopUps(store, NOW);
    await refreshWith(store, [serverRow(1, { event: "message", title: "Changed" })]);
    expect(await claimPopUps(store, NOW)).toEqual([]);
  });
});
