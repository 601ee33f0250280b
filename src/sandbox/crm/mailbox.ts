import { idOf, type Row } from "./row.ts";

/** What a change did to the mailbox. */
export type Change = "applied" | "already" | "unknown-message";

/**
 * The notifications of one user as the server has them, in an arbitrary but stable order.
 * A change costs work for the rows of one id, however many there are.
 */
export class Mailbox {
  readonly #rows = new Map<number, Row>();
  /** An id has several rows only when a test stored it twice. */
  readonly #keysById = new Map<string, number[]>();
  readonly #deletedIds = new Map<string, unknown>();
  #nextKey = 0;
  #version = 0;
  #snapshot: readonly Row[] | undefined;

  constructor(rows: readonly Row[]) {
    this.add(rows);
  }

  /** Grows with every change, so that a list answer can be kept until then. */
  get version(): number {
    return this.#version;
  }

  /** The rows now. The array is never changed afterwards: it is also a snapshot. */
  get rows(): readonly Row[] {
    this.#snapshot ??= [...this.#rows.values()];
    return this.#snapshot;
  }

  /** The ids deleted since the last reseed, oldest first, as they stood in the rows. */
  get deletedIds(): readonly unknown[] {
    return [...this.#deletedIds.values()];
  }

  add(rows: readonly Row[]): void {
    for (const row of rows) {
      const key = this.#nextKey;
      this.#nextKey += 1;
      this.#rows.set(key, row);
      const id = idOf(row);
      if (id === undefined) continue;
      const keys = this.#keysById.get(id);
      if (keys === undefined) this.#keysById.set(id, [key]);
      else keys.push(key);
    }
    this.#changed();
  }

  find(id: string): Row | undefined {
    const [key] = this.#keysById.get(id) ?? [];
    return key === undefined ? undefined : this.#rows.get(key);
  }

  /** Marks every row of that id as read. */
  markRead(id: string): Change {
    const keys = this.#keysById.get(id);
    if (keys === undefined) return "unknown-message";
    let applied = false;
    for (const key of keys) {
      const row = this.#rows.get(key);
      if (row === undefined || row.IsRead === true) continue;
      this.#rows.set(key, { ...row, IsRead: true });
      applied = true;
    }
    if (!applied) return "already";
    this.#changed();
    return "applied";
  }

  /** Deletes every row of that id: it will never be listed again. */
  remove(id: string): Change {
    const keys = this.#keysById.get(id);
    if (keys === undefined) return this.#deletedIds.has(id) ? "already" : "unknown-message";
    for (const key of keys) {
      this.#deletedIds.set(id, this.#rows.get(key)?.MessageId);
      this.#rows.delete(key);
    }
    this.#keysById.delete(id);
    this.#changed();
    return "applied";
  }

  /** Replaces everything, as if the user were new. */
  reseed(rows: readonly Row[]): void {
    this.#rows.clear();
    this.#keysById.clear();
    this.#deletedIds.clear();
    this.add(rows);
  }

  #changed(): void {
    this.#version += 1;
    this.#snapshot = undefined;
  }
}
