import { deleteDB } from "idb";
import { isDatabaseName, pictureCacheName } from "./keys.ts";

/** Every inbox of this browser profile: the worker looks after them all. */
export async function listDatabases(): Promise<string[]> {
  const all = await indexedDB.databases();
  return all.flatMap(({ name }) => (name !== undefined && isDatabaseName(name) ? [name] : []));
}

/** Signing out: everything of the user goes (invariant 18). Open connections elsewhere close by themselves. */
export async function removeUser(name: string): Promise<void> {
  await deleteDB(name);
  await globalThis.caches?.delete(pictureCacheName(name));
}
