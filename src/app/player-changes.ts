import { UNDO_MS } from "../model/intent.ts";
import { addIntents, discardIntent, holdDeletes, retryIntent, undoDeletes } from "../store/outbox.ts";
import { makingRoom } from "../store/pressure.ts";
import { readUnreadIds } from "../store/seen-ids.ts";
import type { Store } from "../store/store.ts";
import { say } from "./language/say.ts";
import { whyNotStored } from "./not-stored.ts";
import type { Page } from "./page.ts";
import { portionsOf, storingMs } from "./portions.ts";
import { lateStrings } from "./ui/late-strings.ts";
import { UndoOffers } from "./undo-offers.ts";

/** What the player changes. Each change is durable first, then sent (invariant 2), and says what it did to a screen reader. */
export class PlayerChanges {
  readonly #undoOffers: UndoOffers;
  /** What a change did after that is nothing for whoever is in the page now. */
  #isClosed = false;
  /** Of thousands that takes a while. */
  #isHolding = false;

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
  async addRead(ids: readonly number[]): Promise<number[] | null> {
    const { changed, isWhole } = await this.#make(ids, (some) => addIntents(this.store, "read", some, Date.now()));
    return isWhole ? changed : null;
  }

  /** @returns whether it is durable */
  async remove(ids: readonly number[]): Promise<boolean> {
    const now = Date.now();
    const undoMs = UNDO_MS + storingMs(ids.length);
    const { changed, isWhole } = await this.#make(ids, (some) => addIntents(this.store, "delete", some, now, undoMs));
    if (this.#isClosed) return false;
    if (changed.length > 0) {
      this.#undoOffers.make(changed, heldFrom(ids.length, now));
      this.page.say(say(lateStrings.deleted, { count: changed.length }));
    }
    return isWhole;
  }

  async undo(): Promise<void> {
    const ids = this.#undoOffers.take();
    const now = Date.now();
    const { changed, isWhole } = await this.#make(ids, (some) => undoDeletes(this.store, some, now));
    if (this.#isClosed) return;
    if (changed.length > 0) this.page.say(say(lateStrings.said.undone, { count: changed.length }));
    if (isWhole) return;
    // What was said of it stays on offer, and held where even that can be stored.
    const back = new Set(changed);
    this.#undoOffers.make(
      ids.filter((id) => !back.has(id)),
      now,
    );
    await this.holdUndo();
  }

  /** The player is about to take deletes back: they are held, and the offer with them. */
  async holdUndo(): Promise<void> {
    if (this.#isHolding) return;
    this.#isHolding = true;
    try {
      const now = Date.now();
      const { ids } = this.#undoOffers;
      const undoMs = UNDO_MS + storingMs(ids.length);
      const held = new Set<number>();
      for (const some of portionsOf(ids))
        for (const id of await holdDeletes(this.store, some, now, undoMs)) held.add(id);
      if (!this.#isClosed) this.#undoOffers.extend(held, heldFrom(ids.length, now));
    } finally {
      this.#isHolding = false;
    }
  }

  async retry(intentId: number): Promise<void> {
    const isDone = await this.#keep(() => retryIntent(this.store, intentId, Date.now()));
    if (isDone) this.send();
    if (isDone && !this.#isClosed) this.page.say(lateStrings.said.retried);
  }

  async discard(intentId: number): Promise<void> {
    const isDone = await this.#keep(() => discardIntent(this.store, intentId));
    if (isDone && !this.#isClosed) this.page.say(lateStrings.said.discarded);
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Back from sleep. */
  resume(): void {
    this.#undoOffers.look();
  }

  close(): void {
    this.#isClosed = true;
    this.#undoOffers.take();
  }

  /** @returns the messages that were changed, and whether no others should have been */
  async #make(ids: readonly number[], work: (some: readonly number[]) => Promise<number[]>) {
    const changed: number[] = [];
    let isWhole = true;
    for (const some of portionsOf(ids)) {
      isWhole &&= await this.#keep(async () => {
        const done = await work(some);
        changed.push(...done);
        // Also of a player who has left the page: the worker sends it.
        if (done.length > 0) this.send();
      });
    }
    return { changed, isWhole };
  }

  /** A device without room for it is told, never pretended. @returns whether it is durable */
  async #keep(work: () => Promise<void>): Promise<boolean> {
    const { page } = this;
    try {
      await makingRoom(this.store, work);
      if (!this.#isClosed && page.tells("not-stored")) page.withdraw("not-stored");
      return true;
    } catch (error) {
      if (this.#isClosed) return false;
      const why = whyNotStored(error);
      if (why !== "full") console.error("The change could not be stored.", error);
      page.notify({ type: "not-stored", why });
      return false;
    }
  }
}

/** From when the outbox holds so many deletes, wall clock, ms: from now, unless storing them took longer than it allowed for. */
const heldFrom = (count: number, since: number): number => Math.min(Date.now(), since + storingMs(count));
