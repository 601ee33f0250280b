import { fold } from "../model/fold.ts";
import { wordsOf } from "../model/html-words.ts";
import type { Store } from "../store/store.ts";
import { readStamps, readWords, type Stamps } from "../store/words.ts";

interface Kept {
  /** Title, preview and the words of the body, folded; no word goes from one into the next. */
  readonly folded: string;
  readonly print: number | undefined;
  readonly hasBody: boolean;
}

/** UTF-16 units of folded texts that are kept in memory, one byte each for Latin scripts; the rest is read every time. */
const BUDGET = 32_000_000;
/** Ends a text. Folding leaves none inside of one. */
const END = "\n";

/** The folded texts of the stored messages. Read and folded once; each key that is typed only compares then. */
export class Texts {
  readonly #kept = new Map<number, Kept>();
  #size = 0;
  #stamps: Stamps = { prints: new Map(), bodies: new Set() };

  constructor(
    readonly store: Store,
    readonly budget = BUDGET,
  ) {}

  /** Forgets what changed or went since it was read. */
  async check(): Promise<void> {
    const stamps = await readStamps(this.store);
    this.#stamps = stamps;
    for (const [id, { folded, print, hasBody }] of this.#kept) {
      if (print === stamps.prints.get(id) && hasBody === stamps.bodies.has(id)) continue;
      this.#kept.delete(id);
      this.#size -= folded.length;
    }
  }

  /** @returns of these messages those that are still there, in no order */
  async get(ids: readonly number[]): Promise<Map<number, string>> {
    const missing = ids.filter((id) => !this.#kept.has(id));
    const read = missing.length === 0 ? [] : await readWords(this.store, missing);
    const texts = new Map<number, string>();
    for (const { id, title, preview, body } of read) {
      const folded = [title, preview, body === null ? "" : wordsOf(body)].map(fold).join(END);
      texts.set(id, folded);
      if (this.#size + folded.length > this.budget) continue;
      this.#size += folded.length;
      this.#kept.set(id, { folded, print: this.#stamps.prints.get(id), hasBody: body !== null });
    }
    for (const id of ids) {
      const kept = this.#kept.get(id);
      if (kept !== undefined) texts.set(id, kept.folded);
    }
    return texts;
  }
}
