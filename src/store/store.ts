import { type Changes, openChanges } from "./changes.ts";
import { Connection } from "./connection.ts";

/** One user's stored inbox, as every function of this room takes it. */
export interface Store {
  readonly name: string;
  readonly connection: Connection;
  readonly changes: Changes;
}

/** @param onDeleted the player signed out in another tab */
export function openStore(name: string, onDeleted?: () => void): Store {
  return { name, connection: new Connection(name, onDeleted), changes: openChanges(name) };
}

/** For good. */
export function closeStore(store: Store): void {
  store.changes.close();
  store.connection.close();
}
