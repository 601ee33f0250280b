import type { InboxDatabase, Upgrade } from "./schema.ts";

type Migration = (database: InboxDatabase, transaction: Upgrade) => void;

/**
 * One step a version, in order; a database of any age goes through those it has not seen. A step is never edited once it
 * was released, and none may drop an intent (invariant 20).
 */
const MIGRATIONS: readonly Migration[] = [
  (database) => {
    const notifications = database.createObjectStore("notifications", { keyPath: "id" });
    notifications.createIndex("order", "order");
    notifications.createIndex("unreadOrder", "unreadOrder");
    notifications.createIndex("eventOrder", ["event", "order"]);
    notifications.createIndex("expires", "expires");
    database.createObjectStore("bodies", { keyPath: "id" });
    database.createObjectStore("fingerprints", { keyPath: "shard" });
    database.createObjectStore("tombstones", { keyPath: "id" }).createIndex("tick", "tick");
    const outbox = database.createObjectStore("outbox", { keyPath: "id", autoIncrement: true });
    outbox.createIndex("messageId", "messageId");
    outbox.createIndex("state", "state");
    database.createObjectStore("popped", { keyPath: "id" });
    database.createObjectStore("state");
    database.createObjectStore("pause");
    database.createObjectStore("session");
  },
];

export const SCHEMA_VERSION = MIGRATIONS.length;

export function migrate(database: InboxDatabase, transaction: Upgrade, from: number): void {
  for (const step of MIGRATIONS.slice(from)) step(database, transaction);
}
