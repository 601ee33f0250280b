import { claimPopUps, readMessage } from "../store/reading.ts";
import type { Store } from "../store/store.ts";
import type { Page } from "./page.ts";

/** On the screen at once; what comes in a storm beyond it waits in the list. */
const TOASTS = 3;

/** Shows what the CRM means to be shown at once: messages as toasts, shoutouts as a dialog, one at a time. */
export class PopUps {
  #isLooking = false;
  #isClosed = false;

  constructor(
    readonly store: Store,
    readonly page: Page,
  ) {}

  /** Only a page that can be seen takes pop-ups; another tab, or this one later, shows them. */
  async look(): Promise<void> {
    if (this.#isLooking || this.#isClosed || document.visibilityState !== "visible") return;
    this.#isLooking = true;
    try {
      await this.#dropSettled();
      const claimed = (await claimPopUps(this.store, Date.now())).filter(
        (seen) => seen.id !== this.page.state.opened?.id,
      );
      const { toasts, shoutout } = this.page.state;
      const messages = claimed.filter((seen) => seen.event === "message").reverse();
      const newest = claimed.find((seen) => seen.event === "shoutout");
      if (claimed.length > 0 && !this.#isClosed) {
        this.page.set({ toasts: [...toasts, ...messages].slice(-TOASTS), shoutout: newest ?? shoutout });
      }
    } catch (error) {
      if (!this.#isClosed) console.warn("Pop-ups could not be read.", error);
    } finally {
      this.#isLooking = false;
    }
  }

  dismiss(id: number): void {
    const { toasts, shoutout } = this.page.state;
    this.page.set({
      toasts: toasts.filter((toast) => toast.id !== id),
      shoutout: shoutout?.id === id ? null : shoutout,
    });
  }

  close(): void {
    this.#isClosed = true;
    this.page.set({ toasts: [], shoutout: null });
  }

  /** Read, deleted or expired meanwhile, here or elsewhere. */
  async #dropSettled(): Promise<void> {
    const { toasts, shoutout } = this.page.state;
    for (const { id } of shoutout === null ? toasts : [...toasts, shoutout]) {
      const message = await readMessage(this.store, id, Date.now());
      if (message === null || message.seen.isRead) this.dismiss(id);
    }
  }
}
