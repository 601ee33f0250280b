import { orderOf } from "../../model/notification.ts";
import { compareOrders, type Filter, type Order } from "../../store/listing.ts";
import { countRows, readFences } from "../../store/outline.ts";
import type { View } from "../../store/view.ts";
import type { Feed } from "../feed.ts";
import type { Page } from "../page.ts";
import { type Outline, type Place, STEP } from "./place.ts";

/** Fences that one transaction reads: a tap that comes meanwhile waits no longer than that. */
const FENCES_AT_ONCE = 100;
/** How often at most a list that changes is counted, in ms. */
const COUNT_EVERY_MS = 2_000;

/** Which part of the list is to be shown. */
export interface Scrolled {
  readonly first: number;
  readonly last: number;
  /** The player sees the newest row. */
  readonly isAtTop: boolean;
}

/** Knows how long a list is and by which places any part of it can be read, for lists that are not shown as a whole. */
export class Outliner {
  #outline: Outline | null = null;
  #filter: Filter | null = null;
  #isAtWork = false;
  #isClosed = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly feed: Feed,
    readonly page: Page,
  ) {
    feed.onRead = (view) => this.#look(view);
    // A first list that still grows is told once it has all its rows: a survey now would have them all at once.
    const { view } = page.state;
    if (view !== null && !(view.isCut && view.rows.length < STEP)) this.#look(view);
  }

  async scroll({ first, last, isAtTop }: Scrolled): Promise<void> {
    this.#setAtTop(isAtTop);
    const { place, view } = this.page.state;
    if (this.#outline === null || view?.filter !== this.#filter) return;
    if (first !== place.first || last !== place.last)
      await this.feed.show(placeIn(this.#outline, first, last), this.#outline);
  }

  /** As long as the player is away from the top of the list, what comes there is counted. */
  #setAtTop(isAtTop: boolean): void {
    const { feed, page } = this;
    const { view, place } = page.state;
    const [newest] = view?.rows ?? [];
    if (isAtTop) feed.newerThan = undefined;
    else if (place.first === 0 && newest !== undefined) feed.newerThan ??= orderOf(newest);
    if (isAtTop && view !== null && view.newer > 0) page.set({ view: { ...view, newer: 0 } });
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.feed.onRead = null;
  }

  #look(view: View): void {
    const isOther = view.filter !== this.#filter;
    if (isOther) this.#outline = null;
    this.#filter = view.filter;
    const isWhole = this.page.state.place.first === 0 && !view.hasMore;
    if (isWhole && this.#outline === null) return;
    if (!this.#isAtWork && (this.#outline === null || view.isCut)) this.#count();
    else this.#timer ??= setTimeout(() => this.#count(), COUNT_EVERY_MS);
  }

  #count(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#isAtWork) return;
    this.#isAtWork = true;
    this.#survey()
      .catch((error: unknown) => this.#isClosed || console.warn("The list could not be counted.", error))
      .finally(() => {
        this.#isAtWork = false;
      });
  }

  async #survey(): Promise<void> {
    const filter = this.#filter;
    const { store } = this.feed;
    if (filter === null) return;
    const isStale = () => this.#isClosed || filter !== this.#filter;
    const before = this.#outline;
    const total = await countRows(store, filter);
    if (isStale()) return;
    const isCut = this.page.state.view?.isCut === true;
    if (before !== null && !isCut && Math.abs(total - before.total) < STEP) return;
    // The scrollbar is right long before all of the fences are there.
    if (before === null) await this.#publish({ fences: [], total });
    const fences = [];
    for (;;) {
      const query = { filter, step: STEP, most: FENCES_AT_ONCE };
      const more = await readFences(store, query, fences.at(-1));
      if (isStale()) return;
      fences.push(...more);
      if (more.length < FENCES_AT_ONCE) break;
      if (before === null) await this.#publish({ fences: [...fences], total });
    }
    await this.#publish({ fences, total });
  }

  /** What is shown begins and ends at fences of the new outline from here on. */
  async #publish(outline: Outline): Promise<void> {
    this.#outline = outline;
    const { place } = this.page.state;
    const countTo = (end: Order | undefined) =>
      end === undefined ? 0 : outline.fences.filter((fence) => compareOrders(fence, end) <= 0).length;
    const first = countTo(place.from);
    // It had no end where it was the last of those that were known.
    const last = place.until === undefined ? first + place.last - place.first : countTo(place.until);
    await this.feed.show(placeIn(outline, first, Math.max(first + 1, last)), outline);
  }
}

function placeIn({ fences }: Outline, first: number, last: number): Place {
  const from = fences[first - 1];
  const until = fences[last - 1];
  return { first, last, ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) };
}
