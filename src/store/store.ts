import { type Changes, openChanges } from "./changes.ts";
import { Connection } from "./connection.ts";

/** One user's stored inbox, as every function of this room takes it. */
export interface Store {
  readonly name: string;
  /** Begins the names of the locks and channels by which its pages and the worker get on with each other. */
  readonly scope: string;
  readonly connection: Connection;
  readonly changes: Changes;
}

/**
 * @param onDeleted the player signed out in another tab
 * @param scope another than the name where what is stored is not what the others store
 */
export function openStore(name: string, onDeleted?: () => void, scope = name): Store {
  return { name, scope, connection: new Connection(name, onDeleted), changes: openChanges(scope) };
}

/** For whoever looks after an inbox that is there, and must not bring an empty one back (invariant 18). */
export function openExisting(name: string): Store {
  return { name, scope: name, connection: new Connection(name, undefined, true), changes: openChanges(name) };
}

/** For good. */
export function closeStore(store: Store): void {
  store.changes.close();
  store.connection.close();
}
