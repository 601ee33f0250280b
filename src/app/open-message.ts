import { hasGone, hasListSince, readMessage, readTick } from "../store/reading.ts";
import { fetchMessage } from "../sync/fetch-message.ts";
import type { Tools } from "../sync/tools.ts";
import type { Page } from "./page.ts";
import type { Opened } from "./state.ts";

/** Longest sleep before it is read again, in ms: timers hold no more than 24 days. */
const LONGEST_SLEEP_MS = 60_000;

/** Keeps what is shown of the opened message true: it may come, change, go or expire while it is read. */
export class OpenMessage {
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** It was shown: what cannot be shown any more has gone. */
  #wasHere = false;
  /** When it was opened: a list that was asked for since and does not name it says that there is none. */
  #openedAt = Number.POSITIVE_INFINITY;

  constructor(
    readonly tools: Tools,
    readonly page: Page,
  ) {}

  async open(id: number): Promise<void> {
    this.#wasHere = false;
    this.#openedAt = Number.POSITIVE_INFINITY;
    this.page.set({ opened: { id, message: null, isGone: false } });
    this.#openedAt = await readTick(this.tools.store);
    await this.#read();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.page.set({ opened: null });
  }

  /** @returns whether it is here now and was not before */
  async reread(): Promise<boolean> {
    const before = this.page.state.opened;
    await this.#read();
    const { opened } = this.page.state;
    return before?.message === null && before.id === opened?.id && opened.message !== null;
  }

  /** Asks Fasttrack for what is not stored here: the whole message, or its text. */
  async load(): Promise<void> {
    await this.#read();
    const { opened } = this.page.state;
    if (opened === null || opened.isGone || typeof opened.message?.body === "string") return;
    const found = await fetchMessage(this.tools, opened.id);
    await this.#read();
    const now = this.page.state.opened;
    if (now?.id !== opened.id || now.message !== null || found === "here") return;
    this.page.set({ opened: found === "gone" ? { ...now, isGone: true } : { ...now, isAway: true } });
  }

  async #read(): Promise<void> {
    const { opened } = this.page.state;
    if (opened === null) return;
    const { store } = this.tools;
    const message = await readMessage(store, opened.id, Date.now());
    const isGone = message === null && (this.#wasHere || (await this.#hasGone(opened)));
    if (this.page.state.opened?.id !== opened.id) return;
    this.#wasHere ||= message !== null;
    const { isAway } = this.page.state.opened;
    const stays = message === null && !isGone && isAway ? { isAway } : {};
    this.page.set({ opened: { id: opened.id, message, isGone, ...stays } });
    clearTimeout(this.#timer);
    const expires = message?.seen.expires ?? null;
    if (expires === null) return;
    const wake = () => void this.reread().catch((error: unknown) => console.warn("It could not be read.", error));
    this.#timer = setTimeout(wake, Math.max(0, Math.min(LONGEST_SLEEP_MS, expires - Date.now())));
  }

  async #hasGone({ id, isGone }: Opened): Promise<boolean> {
    const { store } = this.tools;
    return isGone || (await hasGone(store, id)) || (await hasListSince(store, this.#openedAt));
  }
}
