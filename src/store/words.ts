import { getMany } from "./get-many.ts";
import type { Store } from "./store.ts";
import { read } from "./transaction.ts";

/** Tells whether what was read of a message still holds. */
export interface Stamps {
  readonly prints: ReadonlyMap<number, number>;
  /** Messages whose bodies are stored. */
  readonly bodies: ReadonlySet<number>;
}

/** Of all messages, by few and small records. */
export async function readStamps(store: Store): Promise<Stamps> {
  return read(store, ["fingerprints", "bodies"], async (transaction) => {
    const [shards, bodies] = await Promise.all([
      transaction.objectStore("fingerprints").getAll(),
      transaction.objectStore("bodies").getAllKeys(),
    ]);
    return { prints: new Map(shards.flatMap(({ entries }) => [...entries])), bodies: new Set(bodies) };
  });
}

/** What a message says, as the server sent it. */
export interface Words {
  readonly id: number;
  readonly title: string;
  readonly preview: string;
  /** HTML; null where it is not stored. */
  readonly body: string | null;
}

/** Of these messages, those that are still there, in no order. */
export async function readWords(store: Store, ids: readonly number[]): Promise<Words[]> {
  return read(store, ["notifications", "bodies"], async (transaction) => {
    const [rows, bodies] = await Promise.all([
      getMany(transaction, "notifications", ids),
      getMany(transaction, "bodies", ids),
    ]);
    const bodyOf = new Map(bodies.map(({ id, body }) => [id, body]));
    return rows.map(({ id, notification: { title, preview } }) => ({
      id,
      title,
      preview,
      body: bodyOf.get(id) ?? null,
    }));
  });
}
