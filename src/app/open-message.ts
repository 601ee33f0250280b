import { hasGone, hasListSince, readMessage, readTick } from "../store/reading.ts";
import { fetchMessage } from "../sync/fetch-message.ts";
import type { Tools } from "../sync/tools.ts";
import type { Page } from "./page.ts";

/** Longest sleep before it is read again, in ms: timers hold no more than 24 days. */
const LONGEST_SLEEP_MS = 60_000;

/** Keeps what is shown of the opened message true: it may come, change, go or expire while it is read. */
export class OpenMessage {
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** It was shown: what cannot be shown any more has gone. */
  #wasHere = false;
  /** When it was opened: a list that was asked for since and does not name it says that there is none. */
  #openedAt = Number.POSITIVE_INFINITY;
  #reads = 0;
  #shownRead = 0;

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
    const id = this.page.state.opened?.id;
    if (id === undefined) return;
    this.#reads += 1;
    const order = this.#reads;
    const message = await readMessage(this.tools.store, id, Date.now());
    const isOver = message === null && (this.#wasHere || (await this.#hasGone(id)));
    // What was found out meanwhile stands, and so does what a later read said, which knows more.
    const now = this.page.state.opened;
    if (now?.id !== id || order < this.#shownRead) return;
    this.#shownRead = order;
    this.#wasHere ||= message !== null;
    const isGone = message === null && (isOver || now.isGone);
    const stays = message === null && !isGone && now.isAway ? { isAway: now.isAway } : {};
    this.page.set({ opened: { id, message, isGone, ...stays } });
    clearTimeout(this.#timer);
    const expires = message?.seen.expires ?? null;
    if (expires === null) return;
    const wake = () => void this.reread().catch((error: unknown) => console.warn("It could not be read.", error));
    this.#timer = setTimeout(wake, Math.max(0, Math.min(LONGEST_SLEEP_MS, expires - Date.now())));
  }

  async #hasGone(id: number): Promise<boolean> {
    const { store } = this.tools;
    return (await hasGone(store, id)) || (await hasListSince(store, this.#openedAt));
  }
}
