import type { LiveChannel, LiveChannelOptions } from "../fasttrack/live-channel.ts";
import { parseLiveEvent } from "../fasttrack/live-event.ts";
import { backoffMs } from "../model/backoff.ts";
import { applyRow } from "../store/live-row.ts";
import { readMessage } from "../store/reading.ts";
import type { StoredSession } from "../store/schema.ts";
import { readSession } from "../store/session.ts";
import { fetchMessage } from "./fetch-message.ts";
import { loadLiveCode } from "./live-code.ts";
import type { Tools } from "./tools.ts";

export interface LiveOptions {
  readonly tools: Tools;
  /** @param withinMs how long it may wait */
  readonly requestRefresh: (withinMs?: number) => void;
}

/** After an event that was shown whole: the list is asked soon, but not by every player in the same second. */
const HINT_MS = 10_000;
const FETCHES_AT_ONCE = 4;
/** The operator's connection quota (4004) is not helped by hurry. */
const CLOSED_BACKOFF = 5;

/** The leading page's live connection: brings events into the mirror and comes back from every kind of failure. */
export class Live {
  #channel: LiveChannel | null = null;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #fetching = new Set<number>();
  #isOpening = false;
  #isResting = false;
  #isClosed = false;

  constructor(readonly options: LiveOptions) {}

  /** It was found out that nobody is signed in. */
  get isResting(): boolean {
    return this.#isResting;
  }

  /** Ends a rest. Where it cannot be opened now it is tried again; where there is no session, at the next call. */
  async open(): Promise<void> {
    this.#isResting = false;
    if (this.#isClosed || this.#isOpening || this.#channel !== null) return;
    this.#isOpening = true;
    const isWanted = () => !this.#isResting && !this.#isClosed;
    try {
      const { openLiveChannel } = await loadLiveCode();
      const session = await readSession(this.options.tools.store);
      if (session !== null && isWanted()) this.#channel = openLiveChannel(this.#optionsFor(session));
    } catch (error) {
      if (!isWanted()) return;
      console.warn("Live notifications could not be started now; it will be tried again.", error);
      this.#failures += 1;
      this.#retryAfter(backoffMs(this.#failures, this.options.tools.random()));
    } finally {
      this.#isOpening = false;
    }
  }

  /** The page slept or the network changed: the socket may be dead and still look connected. */
  revive(): void {
    if (this.#channel === null) void this.open();
    else this.#channel.revive();
  }

  /** Fasttrack can be reached: what failed is tried now. */
  retry(): void {
    if (this.#channel === null) void this.open();
    else this.#channel.retry();
  }

  /** Nobody is signed in: there is nothing to connect for until it is opened or tried again. */
  rest(): void {
    this.#isResting = true;
    clearTimeout(this.#timer);
    this.#channel?.close();
    this.#channel = null;
  }

  close(): void {
    this.#isClosed = true;
    this.rest();
  }

  #optionsFor(session: StoredSession): LiveChannelOptions {
    const { tools, requestRefresh } = this.options;
    return {
      key: session.pusherKey,
      region: session.pusherRegion,
      server: session.pusherServer,
      fusionUrl: session.fusionUrl,
      brandName: session.brandName,
      brandId: session.brandId,
      userId: session.userId,
      token: async () => (await tools.session.access())?.token ?? null,
      onEvent: (name, payload) => void this.#take(name, payload, session.userId),
      onSubscribed: () => {
        this.#failures = 0;
        clearTimeout(this.#timer);
        requestRefresh();
      },
      onDown: (reason) => this.#comeBack(reason),
    };
  }

  async #take(name: string, payload: unknown, userId: number): Promise<void> {
    const event = parseLiveEvent(name, payload, userId);
    const { tools, requestRefresh } = this.options;
    if (event.type === "foreign") return;
    if (event.type === "hint") return requestRefresh(HINT_MS);
    try {
      if (event.type === "whole") {
        await applyRow(tools.store, event.row, "event");
        requestRefresh(HINT_MS);
      } else {
        requestRefresh((await this.#isThere(event.id)) ? HINT_MS : 0);
      }
    } catch (error) {
      console.warn("A live event could not be stored; the list will be asked instead.", error);
      requestRefresh();
    }
  }

  /**
   * Sees to a message whose event was cut short. A campaign is one to everybody: what is known, or under way, is not
   * fetched again, and of many at once the list brings the rest.
   *
   * @returns whether the list may take its time
   */
  async #isThere(id: number): Promise<boolean> {
    const { tools } = this.options;
    if (this.#fetching.has(id)) return true;
    if (this.#fetching.size === FETCHES_AT_ONCE) return false;
    this.#fetching.add(id);
    try {
      return (await readMessage(tools.store, id, tools.now())) !== null || (await fetchMessage(tools, id)) === "here";
    } finally {
      this.#fetching.delete(id);
    }
  }

  #comeBack(reason: "refused" | "closed" | "unavailable"): void {
    // The library itself goes on trying when the network is the problem.
    if (reason === "unavailable" || this.#channel === null) return;
    this.#failures += 1;
    // A refused token is found out, and renewed, by the list.
    if (reason === "refused") this.options.requestRefresh();
    const failures = this.#failures + (reason === "closed" ? CLOSED_BACKOFF : 0);
    this.#retryAfter(backoffMs(failures, this.options.tools.random()));
  }

  #retryAfter(wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.retry(), wait);
  }
}
