import { addIntents, discardIntent, holdDeletes, retryIntent, undoDeletes } from "../store/outbox.ts";
import { makingRoom } from "../store/pressure.ts";
import { readUnreadIds } from "../store/seen-ids.ts";
import type { Store } from "../store/store.ts";
import { say } from "./language/say.ts";
import { whyNotStored } from "./not-stored.ts";
import type { Page } from "./page.ts";
import { lateStrings } from "./ui/late-strings.ts";
import { UndoOffers } from "./undo-offers.ts";

/** What the player changes. Each change is durable first, then sent (invariant 2), and says what it did to a screen reader. */
export class PlayerChanges {
  readonly #undoOffers: UndoOffers;
  /** What a change did after that is nothing for whoever is in the page now. */
  #isClosed = false;

  /** @param send is called after each change that has to be sent */
  constructor(
    readonly store: Store,
    readonly page: Page,
    readonly send: () => void,
  ) {
    this.#undoOffers = new UndoOffers(page);
  }

  /** By a button of its own: what else marks as read says so by what it does. @returns whether it is durable */
  async markRead(ids: readonly number[]): Promise<boolean> {
    const marked = await this.addRead(ids);
    if (marked === null || this.#isClosed) return false;
    const { said } = lateStrings;
    this.page.say(marked.length > 0 ? say(said.read, { count: marked.length }) : said.nothingToRead);
    return true;
  }

  async markAllRead(): Promise<void> {
    await this.markRead(await readUnreadIds(this.store, this.page.state.filter, Date.now()));
  }

  /** @returns those that were not read before; null where it could not be stored */
  addRead(ids: readonly number[]): Promise<number[] | null> {
    return this.#make(() => addIntents(this.store, "read", ids, Date.now()));
  }

  /** @returns whether it is durable */
  async remove(ids: readonly number[]): Promise<boolean> {
    const now = Date.now();
    const removed = await this.#make(() => addIntents(this.store, "delete", ids, now));
    if (removed === null || this.#isClosed) return false;
    if (removed.length === 0) return true;
    this.#undoOffers.make(removed, now);
    this.page.say(say(lateStrings.deleted, { count: removed.length }));
    return true;
  }

  async undo(): Promise<void> {
    const ids = this.#undoOffers.take();
    const back = await this.#make(() => undoDeletes(this.store, ids, Date.now()));
    if (back !== null && back.length > 0 && !this.#isClosed)
      this.page.say(say(lateStrings.said.undone, { count: back.length }));
  }

  /** The player is about to take deletes back: they are held, and the offer with them. */
  async holdUndo(): Promise<void> {
    const now = Date.now();
    const held = await holdDeletes(this.store, this.#undoOffers.ids, now);
    if (!this.#isClosed) this.#undoOffers.extend(new Set(held), now);
  }

  async retry(intentId: number): Promise<void> {
    await retryIntent(this.store, intentId, Date.now());
    this.send();
    if (!this.#isClosed) this.page.say(lateStrings.said.retried);
  }

  async discard(intentId: number): Promise<void> {
    await discardIntent(this.store, intentId);
    if (!this.#isClosed) this.page.say(lateStrings.said.discarded);
  }

  /** Back from sleep. */
  resume(): void {
    this.#undoOffers.look();
  }

  close(): void {
    this.#isClosed = true;
    this.#undoOffers.take();
  }

  /** A device without room for it is told, never pretended. @returns null where it could not be stored */
  async #make(work: () => Promise<number[]>): Promise<number[] | null> {
    const { page } = this;
    try {
      const changed = await makingRoom(this.store, work);
      // Also of a player who has left the page: the worker sends it.
      if (changed.length > 0) this.send();
      if (!this.#isClosed) page.withdraw("not-stored");
      return changed;
    } catch (error) {
      if (this.#isClosed) return null;
      const why = whyNotStored(error);
      if (why !== "full") console.error("The change could not be stored.", error);
      page.notify({ type: "not-stored", why });
      return null;
    }
  }
}
