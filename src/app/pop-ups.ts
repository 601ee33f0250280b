import type { SeenNotification } from "../model/seen.ts";
import { claimPopUps, POP_UPS_AT_ONCE, readMessage, readRefreshedAt } from "../store/reading.ts";
import type { Store } from "../store/store.ts";
import type { Page } from "./page.ts";

/** Of what came while the player was away; the rest is in the list, unread. */
const TOASTS_ON_LOAD = 3;
/** A list of this age or less, in ms, holds what came while the player was away. */
const UP_TO_DATE_MS = 60_000;

/**
 * Shows what the CRM means to be shown at once: messages as toasts, shoutouts as a dialog, one at a time. What comes while
 * the page is open waits for its turn, as it is claimed for good and would pop up nowhere else.
 */
export class PopUps {
  /** Shoutouts that wait for the one on the screen, newest first. */
  #waiting: readonly SeenNotification[] = [];
  /** The message that was last opened from a pop-up: while it is read, no shoutout comes over it. */
  #reading: number | null = null;
  /** What came while the player was away has been taken. */
  #hasCaughtUp = false;
  #isLooking = false;
  #isStale = false;
  #isClosed = false;

  constructor(
    readonly store: Store,
    readonly page: Page,
  ) {}

  /**
   * Only a page that can be seen takes pop-ups; another tab, or this one later, shows them. Changes that come while it
   * looks are looked at once more, together.
   */
  async look(): Promise<void> {
    if (this.#isClosed || document.visibilityState !== "visible") return;
    this.#isStale = this.#isLooking;
    if (this.#isLooking) return;
    this.#isLooking = true;
    try {
      await this.#dropSettled();
      await this.#take();
    } catch (error) {
      if (!this.#isClosed) console.warn("Pop-ups could not be read.", error);
    } finally {
      this.#isLooking = false;
    }
    if (this.#isStale) await this.look();
  }

  dismiss(id: number): void {
    const { shoutout } = this.page.state;
    this.#remove(id);
    // The next one is shown only after a look at what became of it meanwhile.
    if (shoutout?.id === id) void this.look();
  }

  /** Out of the pop-up into the message. */
  read(id: number): void {
    this.#reading = id;
    this.#remove(id);
  }

  close(): void {
    this.#isClosed = true;
    this.#waiting = [];
    this.page.set({ toasts: [], shoutout: null });
  }

  async #take(): Promise<void> {
    const isCatchingUp = !this.#hasCaughtUp;
    // Asked before the claim, and counted after it: what the refresh brought was away, too.
    const refreshedAt = isCatchingUp ? await readRefreshedAt(this.store) : null;
    const all = await claimPopUps(this.store, Date.now(), isCatchingUp ? Number.POSITIVE_INFINITY : POP_UPS_AT_ONCE);
    if (refreshedAt !== null && Math.abs(Date.now() - refreshedAt) <= UP_TO_DATE_MS) this.#hasCaughtUp = true;
    if (this.#isClosed) return;
    const claimed = all.filter((seen) => seen.id !== this.page.state.opened?.id);
    const messages = claimed.filter((seen) => seen.event === "message");
    const shoutouts = claimed.filter((seen) => seen.event === "shoutout");
    if (isCatchingUp) this.#queueSome(messages, shoutouts);
    else this.#queue(messages, shoutouts);
    this.#showNext();
  }

  #queue(messages: readonly SeenNotification[], shoutouts: readonly SeenNotification[]): void {
    this.#waiting = [...shoutouts, ...this.#waiting].slice(0, POP_UPS_AT_ONCE);
    if (messages.length === 0) return;
    const toasts = [...this.page.state.toasts, ...[...messages].reverse()];
    this.page.set({ toasts: toasts.slice(-POP_UPS_AT_ONCE) });
  }

  /** No storm on load. */
  #queueSome(messages: readonly SeenNotification[], shoutouts: readonly SeenNotification[]): void {
    const { toasts, shoutout } = this.page.state;
    const hasShoutout = shoutout !== null || this.#waiting.length > 0;
    const room = Math.max(0, TOASTS_ON_LOAD - toasts.length);
    this.#queue(messages.slice(0, room), hasShoutout ? [] : shoutouts.slice(0, 1));
  }

  #showNext(): void {
    const [next, ...others] = this.#waiting;
    const { shoutout, opened } = this.page.state;
    if (next === undefined || shoutout !== null) return;
    if (opened !== null && opened.id === this.#reading) return;
    this.#waiting = others;
    this.page.set({ shoutout: next });
  }

  #remove(id: number): void {
    const { toasts, shoutout } = this.page.state;
    this.#waiting = this.#waiting.filter((one) => one.id !== id);
    this.page.set({
      toasts: toasts.filter((toast) => toast.id !== id),
      shoutout: shoutout?.id === id ? null : shoutout,
    });
  }

  /** Read, deleted or expired meanwhile, here or elsewhere. */
  async #dropSettled(): Promise<void> {
    const { toasts, shoutout } = this.page.state;
    for (const { id } of [...toasts, ...this.#waiting, ...(shoutout === null ? [] : [shoutout])]) {
      const message = await readMessage(this.store, id, Date.now());
      if (message === null || message.seen.isRead) this.#remove(id);
    }
  }
}
