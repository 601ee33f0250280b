import type { Store } from "../store/store.ts";
import { type Filter, readView } from "../store/view.ts";
import type { Page } from "./page.ts";

const STEP = 50;
/** Longest sleep before the list is read again, in ms: relative times move on, and timers hold no more than 24 days. */
const LONGEST_SLEEP_MS = 60_000;

/** Shows what the mirror holds, and again whenever it changes or something in it expires. Never waits for the network. */
export class Feed {
  #filter: Filter;
  #limit = STEP;
  #isReading = false;
  #isStale = false;
  #isClosed = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #unsubscribe: () => void;

  constructor(
    readonly store: Store,
    readonly page: Page,
  ) {
    this.#filter = page.state.filter;
    this.#unsubscribe = store.changes.subscribe(() => void this.read());
  }

  setFilter(filter: Filter): Promise<void> {
    this.#filter = filter;
    this.#limit = STEP;
    this.page.set({ filter });
    return this.read();
  }

  showMore(): Promise<void> {
    this.#limit += STEP;
    return this.read();
  }

  /** Changes that come while it reads are read once more, together. */
  async read(): Promise<void> {
    if (this.#isClosed) return;
    this.#isStale = this.#isReading;
    if (this.#isReading) return;
    this.#isReading = true;
    try {
      const filter = this.#filter;
      const view = await readView(this.store, { filter, limit: this.#limit, now: Date.now() });
      if (!this.#isClosed && filter === this.#filter) this.page.set({ view, phase: "inbox" });
      const expiries = view.rows.flatMap((row) => (row.expires === null ? [] : [row.expires - Date.now()]));
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.read(), Math.max(0, Math.min(LONGEST_SLEEP_MS, ...expiries)));
    } catch (error) {
      if (!this.#isClosed) console.warn("The stored inbox could not be read.", error);
    } finally {
      this.#isReading = false;
    }
    if (this.#isStale) await this.read();
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#unsubscribe();
  }
}
