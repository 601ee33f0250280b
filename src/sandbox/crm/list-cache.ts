import { promisify } from "node:util";
import { constants, gzip } from "node:zlib";
import type { Row } from "./row.ts";

const compress = promisify(gzip);

/** More list bodies than this are never kept for one user: a body of 100,000 rows is some 80 MB. */
const KEPT = 4;

interface Kept {
  readonly version: number;
  readonly body: Buffer;
  zipped: Promise<Buffer> | undefined;
}

/** The text of a row, written once: rows are never changed in place. */
const rowTexts = new WeakMap<Row, string>();

function textOf(row: Row): string {
  const known = rowTexts.get(row);
  if (known !== undefined) return known;
  const text = JSON.stringify(row);
  rowTexts.set(row, text);
  return text;
}

/** The body of a list answer in the guide's shape. */
export function listBody(rows: readonly Row[]): Buffer {
  return Buffer.from(`{"Data":[${rows.map(textOf).join(",")}],"Success":true,"Errors":[]}`);
}

/** Keeps a user's list answers until the mailbox changes: a client that asks again must not cost the rows again. */
export class ListCache {
  readonly #kept = new Map<string, Kept>();

  /** The body kept under `key` for this version of the mailbox, built if need be. */
  body(key: string, version: number, build: () => Buffer): Buffer {
    return this.#entry(key, version, build).body;
  }

  /** The same body, compressed off the main thread. */
  zipped(key: string, version: number, build: () => Buffer): Promise<Buffer> {
    const entry = this.#entry(key, version, build);
    entry.zipped ??= compress(entry.body, { level: constants.Z_BEST_SPEED });
    return entry.zipped;
  }

  #entry(key: string, version: number, build: () => Buffer): Kept {
    const found = this.#kept.get(key);
    if (found?.version === version) return found;
    this.#kept.delete(key);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size >= KEPT && oldest !== undefined) this.#kept.delete(oldest);
    const entry: Kept = { version, body: build(), zipped: undefined };
    this.#kept.set(key, entry);
    return entry;
  }
}
