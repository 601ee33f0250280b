import type { Filter, Order } from "../store/listing.ts";
import type { Store } from "../store/store.ts";
import { readView, type View } from "../store/view.ts";
import { HEAD, type Outline, type Place, STEP } from "./list/place.ts";
import type { Page } from "./page.ts";

const MINUTE_MS = 60_000;
/** Pixels of the lowest row. */
const LOWEST_ROW = 64;
/** The longest that a timer holds, in ms. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Shows a part of what the mirror holds, and again whenever it changes or something in it expires. Never waits for the network. */
export class Feed {
  /** Runs after each reading. */
  onRead: ((view: View) => void) | null = null;
  /** Rows before this place are counted as newer. */
  newerThan: Order | undefined;
  #filter: Filter;
  #place = HEAD;
  #outline: Outline | null = null;
  /** Read while the filter for unread ones showed them: they stay until it is chosen anew. */
  readonly #kept = new Set<number>();
  /** A filter was chosen, and what it shows was not read yet. */
  #isAnew = false;
  #nextExpiry: number | null = null;
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
    document.addEventListener("visibilitychange", this.#wake);
  }

  setFilter(filter: Filter): Promise<void> {
    this.#filter = filter;
    this.#place = HEAD;
    this.#outline = null;
    this.#kept.clear();
    this.#isAnew = true;
    this.newerThan = undefined;
    this.page.set({ filter, selection: null });
    return this.read();
  }

  /** @param outline what is known of the whole list; the place is one of its */
  show(place: Place, outline: Outline | null): Promise<void> {
    this.#place = place;
    this.#outline = outline;
    return this.read();
  }

  /** Changes that come while it reads are read once more, together. */
  async read(): Promise<void> {
    if (this.#isClosed) return;
    this.#isStale = this.#isReading;
    if (this.#isReading) return;
    this.#isReading = true;
    try {
      await this.#readOnce();
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
    document.removeEventListener("visibilitychange", this.#wake);
    this.#unsubscribe();
  }

  async #readOnce(): Promise<void> {
    this.#keepOpened();
    const filter = this.#filter;
    const place = this.#place;
    const outline = this.#outline;
    const isAnew = this.#isAnew;
    const now = Date.now();
    // Twice as many as there were when the outline was made: more, and a new one is made.
    const limit = outline === null ? this.#nextRows() : 2 * STEP * (place.last - place.first);
    const view = await readView(this.store, {
      filter,
      now,
      stretch: place,
      limit,
      kept: [...this.#kept],
      ...(this.newerThan === undefined ? {} : { newerThan: this.newerThan }),
    });
    if (this.#isClosed || filter !== this.#filter) return;
    this.page.set({ view, place, outline, now, phase: "inbox" });
    if (isAnew) this.#isAnew = false;
    this.#nextExpiry = view.nextExpiry;
    this.#sleep();
    if (view.isCut && limit < STEP) requestAnimationFrame(() => setTimeout(() => void this.read()));
    else this.onRead?.(view);
  }

  /**
   * What is in sight is there first, and what lies below comes by as much at a time: a slow phone stays at hand. All at
   * once in a frame that has no height, as over the page around while there is nothing to show.
   */
  #nextRows(): number {
    const rows = this.#isAnew ? 0 : (this.page.state.view?.rows.length ?? 0);
    return Math.min(STEP, rows + Math.ceil((innerHeight || Infinity) / LOWEST_ROW));
  }

  #keepOpened(): void {
    const { opened, view } = this.page.state;
    if (!this.#isAnew && opened !== null && view?.filter === "unread" && view.rows.some(({ id }) => id === opened.id))
      this.#kept.add(opened.id);
  }

  /** While it can be seen, times move on every minute, which also notices a clock or a time zone that was set anew. */
  #sleep(): void {
    clearTimeout(this.#timer);
    const now = Date.now();
    const minute = document.hidden ? LONGEST_TIMER_MS : MINUTE_MS - (now % MINUTE_MS);
    const expiry = this.#nextExpiry === null ? LONGEST_TIMER_MS : this.#nextExpiry - now;
    this.#timer = setTimeout(this.#wake, Math.max(1, Math.min(minute, expiry)));
  }

  readonly #wake = (): void => {
    const now = Date.now();
    const isOver = this.#nextExpiry !== null && this.#nextExpiry <= now;
    // Known anew once it could be read.
    if (isOver) this.#nextExpiry = null;
    // A clock that was set back may bring back what it hid.
    if (isOver || now < this.page.state.now) void this.read();
    else if (!document.hidden) this.page.set({ now });
    this.#sleep();
  };
}
