import { describe, expect, it } from "vitest";
import { ClosedError } from "./connection.ts";
import { databaseName, isDatabaseName, pictureCacheName } from "./keys.ts";
import { readOutbox } from "./outbox.ts";
import { freshName, freshStore, idsIn, refreshWith, serverRow, viewOf } from "./testing.ts";
import { listDatabases, removeUser } from "./users.ts";

describe("signing out", () => {
  it("invariant 18: removes the user's database and pictures", async () => {
    const name = freshName();
    await refreshWith(freshStore(name), [serverRow(1)]);
    await (await caches.open(pictureCacheName(name))).put("https://a.example/1", new Response("x"));
    expect(await listDatabases()).toContain(name);
    await removeUser(name);
    expect(await listDatabases()).not.toContain(name);
    expect(await caches.has(pictureCacheName(name))).toBe(false);
  });

  it("invariant 18: is said in every other tab, where nothing brings an empty inbox back", async () => {
    const name = freshName();
    const told: string[] = [];
    const tabs = ["one", "two"].map((tab) => freshStore(name, () => told.push(tab)));
    for (const tab of tabs) await refreshWith(tab, [serverRow(1)]);
    await removeUser(name);
    expect(told.sort()).toEqual(["one", "two"]);
    for (const tab of tabs) {
      await expect(readOutbox(tab)).rejects.toThrow(ClosedError);
      await expect(tab.connection.open()).rejects.toThrow(ClosedError);
    }
    expect(await listDatabases()).not.toContain(name);
    expect(told).toHaveLength(2);
  });

  it("is not said to a tab that had closed the inbox itself", async () => {
    const told: string[] = [];
    const store = freshStore(freshName(), () => told.push("closed"));
    await refreshWith(store, [serverRow(1)]);
    store.connection.close();
    await removeUser(store.name);
    expect(told).toEqual([]);
  });

  it("invariant 18: leaves other users alone", async () => {
    const [one, two] = [freshStore(), freshStore()];
    await refreshWith(one, [serverRow(1)]);
    await refreshWith(two, [serverRow(2)]);
    await removeUser(one.name);
    expect(await idsIn(two)).toEqual([2]);
  });
});

describe("a database's name", () => {
  it("invariant 18: is another one for every brand and user", () => {
    const names = [
      databaseName("a", 1, 23),
      databaseName("a", 12, 3),
      databaseName("b", 1, 23),
      databaseName("a:1", 2, 3),
      databaseName("a", 1, -23),
    ];
    expect(new Set(names).size).toBe(names.length);
    expect(names.every(isDatabaseName)).toBe(true);
  });

  it("tells ours from others of the same origin", async () => {
    expect(isDatabaseName("workbox-expiration")).toBe(false);
    const store = freshStore();
    await viewOf(store);
    expect((await listDatabases()).filter((name) => name === store.name)).toHaveLength(1);
  });
});
