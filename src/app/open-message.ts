import { readMessage } from "../store/reading.ts";
import type { Store } from "../store/store.ts";
import type { Page } from "./page.ts";

/** Longest sleep before it is read again, in ms: timers hold no more than 24 days. */
const LONGEST_SLEEP_MS = 60_000;

/** Keeps what is shown of the opened message true: it may change, go or expire while it is read. */
export class OpenMessage {
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly store: Store,
    readonly page: Page,
  ) {}

  async open(id: number): Promise<void> {
    this.page.set({ opened: { id, message: null, isGone: false } });
    await this.#read();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.page.set({ opened: null });
  }

  reread(): void {
    this.#read().catch((error: unknown) => console.warn("The opened message could not be read.", error));
  }

  async #read(): Promise<void> {
    const { opened } = this.page.state;
    if (opened === null) return;
    const message = await readMessage(this.store, opened.id, Date.now());
    if (this.page.state.opened?.id !== opened.id) return;
    this.page.set({ opened: { ...opened, message, isGone: message === null } });
    clearTimeout(this.#timer);
    const expires = message?.seen.expires ?? null;
    if (expires === null) return;
    this.#timer = setTimeout(() => this.reread(), Math.max(0, Math.min(LONGEST_SLEEP_MS, expires - Date.now())));
  }
}
