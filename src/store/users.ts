import { deleteDB } from "idb";
import { Connection } from "./connection.ts";
import { isDatabaseName, pictureCacheName } from "./keys.ts";
import { MissingError } from "./open-database.ts";
import { ONLY } from "./schema.ts";

/** Every inbox of this browser profile: the worker looks after them all. */
export async function listDatabases(): Promise<string[]> {
  const all = await indexedDB.databases();
  return all.flatMap(({ name }) => (name !== undefined && isDatabaseName(name) ? [name] : []));
}

/** The inbox that was refreshed last; null where there is none, or no storage. */
export async function newestDatabase(): Promise<string | null> {
  const names = await listDatabases().catch(() => []);
  const dated = await Promise.all(names.map(async (name) => ({ name, refreshedAt: await refreshedAt(name) })));
  const there = dated.filter(({ refreshedAt }) => refreshedAt !== null);
  return there.sort((a, b) => (b.refreshedAt ?? 0) - (a.refreshedAt ?? 0))[0]?.name ?? null;
}

/** @returns null where it is not there any more */
async function refreshedAt(name: string): Promise<number | null> {
  const connection = new Connection(name, undefined, true);
  try {
    const state = await connection.run((database) => database.get("state", ONLY));
    return state?.refreshedAt ?? 0;
  } catch (error) {
    return error instanceof MissingError ? null : 0;
  } finally {
    connection.close();
  }
}

/** Signing out: everything of the user goes (invariant 18). Open connections elsewhere close by themselves. */
export async function removeUser(name: string): Promise<void> {
  await deleteDB(name);
  // A browser that refuses storage has no caches either.
  await globalThis.caches?.delete(pictureCacheName(name)).catch(() => false);
}
