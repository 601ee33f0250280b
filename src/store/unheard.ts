import { type StoreNames, type StoreValue, unwrap } from "idb";
import type { InboxSchema } from "./schema.ts";
import type { Writing } from "./transaction.ts";

/**
 * Requests of which nobody hears one by one: of thousands, listening takes longer than all else. One that fails fails the
 * transaction, which says why.
 */
export interface Unheard<Name extends StoreNames<InboxSchema>> {
  add(value: StoreValue<InboxSchema, Name>): void;
  put(value: StoreValue<InboxSchema, Name>): void;
  delete(key: number): void;
}

export function unheard<Name extends StoreNames<InboxSchema>>(transaction: Writing, name: Name): Unheard<Name> {
  const objectStore = unwrap(transaction).objectStore(name);
  return {
    add: (value) => void objectStore.add(value),
    put: (value) => void objectStore.put(value),
    delete: (key) => void objectStore.delete(key),
  };
}
