import { UNDO_MS } from "../model/intent.ts";
import type { Page } from "./page.ts";

/** How long the page offers to take a delete back, in ms: a little less than the outbox holds it. */
const OFFER_MS = UNDO_MS - 500;

/** Offers to take deletes back. Each ends by itself; taken, it is over, and a later one of the same message is another. */
export class UndoOffers {
  readonly #offers = new Map<
    readonly number[],
    { readonly until: number; readonly timer: ReturnType<typeof setTimeout> }
  >();

  constructor(readonly page: Page) {}

  /** The messages of all offers. */
  get ids(): number[] {
    return [...this.#offers.keys()].flat();
  }

  /** @param madeAt wall clock, ms: when the outbox began to hold them */
  make(ids: readonly number[], madeAt: number): void {
    const until = madeAt + OFFER_MS;
    const end = () => {
      this.#offers.delete(ids);
      this.#show();
    };
    this.#offers.set(ids, { until, timer: setTimeout(end, until - Date.now()) });
    this.#show();
  }

  /** Offers of these messages last as if they had been made then. @param madeAt as `make` */
  extend(held: ReadonlySet<number>, madeAt: number): void {
    for (const [ids, { timer }] of this.#offers) {
      if (!ids.every((id) => held.has(id))) continue;
      clearTimeout(timer);
      this.make(ids, madeAt);
    }
  }

  /** The device was asleep, where timers stand still: what was over meanwhile is not offered any more. */
  look(): void {
    const over = [...this.#offers].filter(([, { until }]) => until <= Date.now());
    for (const [ids, { timer }] of over) {
      clearTimeout(timer);
      this.#offers.delete(ids);
    }
    if (over.length > 0) this.#show();
  }

  /** @returns the messages of all offers, which are over then */
  take(): number[] {
    const { ids } = this;
    for (const { timer } of this.#offers.values()) clearTimeout(timer);
    this.#offers.clear();
    this.#show();
    return ids;
  }

  #show(): void {
    this.page.set({ undoable: this.ids });
  }
}
