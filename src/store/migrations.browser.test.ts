import { openDB } from "idb";
import { describe, expect, it, onTestFinished } from "vitest";
import { migrate, SCHEMA_VERSION } from "./migrations.ts";
import { addIntents, readOutbox } from "./outbox.ts";
import type { InboxSchema } from "./schema.ts";
import { openStore } from "./store.ts";
import { freshName, freshStore, idsIn, NOW, refreshWith, serverRow } from "./testing.ts";

describe("migrations", () => {
  it("run once: what is there stays when the inbox is opened again", async () => {
    const name = freshName();
    const { createObjectStore } = IDBDatabase.prototype;
    const created: string[] = [];
    IDBDatabase.prototype.createObjectStore = function (store, options) {
      created.push(store);
      return createObjectStore.call(this, store, options);
    };
    onTestFinished(() => {
      IDBDatabase.prototype.createObjectStore = createObjectStore;
    });
    const first = openStore(name);
    await refreshWith(first, [serverRow(1)]);
    await addIntents(first, "read", [1], NOW);
    first.connection.close();
    first.changes.close();
    const count = created.length;
    expect(new Set(created).size).toBe(count);
    const second = freshStore(name);
    expect(await readOutbox(second)).toHaveLength(1);
    expect(await idsIn(second)).toEqual([1]);
    expect(created).toHaveLength(count);
  });

  it("invariant 20: bring a database of any earlier version up to date and keep its intents", async () => {
    for (let from = 1; from <= SCHEMA_VERSION; from++) {
      const name = freshName();
      const old = await openDB<InboxSchema>(name, SCHEMA_VERSION, {
        upgrade: (database, before, _after, transaction) => migrate(database, transaction, before),
      });
      await old.add("outbox", {
        messageId: 7,
        kind: "delete",
        state: "sending",
        refusals: 0,
        failures: 2,
        notBefore: NOW,
        absorbedRead: false,
        problem: null,
      });
      old.close();
      expect(await readOutbox(freshStore(name))).toMatchObject([{ messageId: 7, kind: "delete", failures: 2 }]);
    }
  });

  it("have nothing to do for a database that is up to date", async () => {
    const name = freshName();
    await freshStore(name).connection.open();
    const database = await openDB<InboxSchema>(name, SCHEMA_VERSION + 1, {
      upgrade: (upgraded, _before, _after, transaction) => migrate(upgraded, transaction, SCHEMA_VERSION),
    });
    expect(database.objectStoreNames).toContain("outbox");
    database.close();
  });
});
