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

  it("invariant 20: run only the steps that a database has not seen, and keep its intents", async () => {
    const name = freshName();
    const old = openStore(name);
    await refreshWith(old, [serverRow(7)]);
    await addIntents(old, "delete", [7], NOW);
    old.connection.close();
    old.changes.close();
    const next = await openDB<InboxSchema>(name, SCHEMA_VERSION + 1, {
      upgrade: (database, from, _to, transaction) => migrate(database, transaction, from),
    });
    onTestFinished(() => next.close());
    expect(await next.getAll("outbox")).toMatchObject([{ messageId: 7, kind: "delete", state: "waiting" }]);
  });
});
