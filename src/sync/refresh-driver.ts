import { leftMs, pauseMs } from "../model/backoff.ts";
import { type Failure, orderedMs } from "../model/outcome.ts";
import type { RefreshResult } from "./refresh.ts";

export interface RefreshDriverOptions {
  readonly refresh: () => Promise<RefreshResult>;
  /** @param isOutdated it was asked before the network was lost, and does not say that it is back */
  readonly onResult: (result: RefreshResult, isOutdated: boolean) => void;
  readonly random: () => number;
}

/** No event tells that another device read or deleted something: look now and then, in ms. */
const PERIOD_MS = 300_000;

/**
 * Refreshes on request and never gives up: each failure has a next time. Requests that come while one is under way become
 * one more, because its answer may be older than what they are about.
 */
export class RefreshDriver {
  #isRunning = false;
  #isWanted = false;
  #isWantedIfThisFails = false;
  #isStopped = false;
  #isResting = false;
  #failures = 0;
  #dueAt = Number.POSITIVE_INFINITY;
  /** Wall clock, as the next: the monotonic one stands still while a computer sleeps. */
  #startedAt = 0;
  /** The server asked for peace until then. */
  #orderedUntil = 0;
  #isNetworkLost = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly options: RefreshDriverOptions) {}

  /** The player asks: at once, whatever the server ordered. */
  requestNow(): void {
    this.#isResting = false;
    this.#isWanted = true;
    if (!this.#isRunning && !this.#isStopped) void this.#run();
  }

  /**
   * As soon as the server allows it (invariant 7).
   *
   * @param withinMs may wait this long, so that a burst of events makes one refresh, and all players not one moment
   */
  request(withinMs = 0): void {
    this.#isResting = false;
    const wait = Math.max(this.options.random() * withinMs, leftMs(this.#orderedUntil, Date.now()));
    if (wait > 0) this.#schedule(wait);
    else this.requestNow();
  }

  /**
   * As `request`, unless one was begun in the last so many ms: several tabs may have the same reason to ask. One that
   * failed, or fails, does not count: the reason may be that the network is back.
   */
  requestIfOlder(ageMs: number): void {
    const isYoung = Math.abs(Date.now() - this.#startedAt) <= ageMs;
    if (isYoung && this.#isRunning) this.#isWantedIfThisFails = true;
    else if (!isYoung || this.#failures > 0) this.request();
  }

  /** What the last answer needed could not be had either: as if that look had failed itself. */
  noteFailure(failure: Failure): void {
    if (!this.#isStopped) this.#scheduleNext({ type: "failed", failure });
  }

  /** What was asked before does not stand for what is due when the network is back. */
  networkLost(): void {
    this.#isNetworkLost = true;
    this.#startedAt = 0;
  }

  /** Another page looks from now on: nothing is due here until it is asked for again. */
  rest(): void {
    this.#isResting = true;
    this.#forgetSchedule();
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    while (this.#isWanted && !this.#isStopped) {
      this.#isWanted = false;
      await this.#refreshOnce();
    }
    this.#isRunning = false;
  }

  async #refreshOnce(): Promise<void> {
    this.#forgetSchedule();
    this.#startedAt = Date.now();
    this.#isWantedIfThisFails = false;
    this.#isNetworkLost = false;
    try {
      const result = await this.options.refresh();
      if (this.#isStopped) return;
      this.#scheduleNext(result);
      this.options.onResult(result, this.#isNetworkLost);
    } catch (error) {
      if (this.#isStopped) return;
      console.warn("The inbox could not be refreshed now; it will be tried again.", error);
      this.#scheduleNext(null);
    }
  }

  /** @param result null where it could not even be found out */
  #scheduleNext(result: RefreshResult | null): void {
    this.#orderedUntil = 0;
    if (result !== null && result.type !== "failed" && !this.#isNetworkLost) {
      // Without a session nothing was found out: what could not be had for it goes on counting.
      if (result.type === "refreshed") this.#failures = 0;
      this.#schedule(PERIOD_MS);
      return;
    }
    this.#failures += 1;
    const ordered = result?.type === "failed" ? orderedMs(result.failure) : null;
    if (ordered === null && this.#isWantedIfThisFails) this.#isWanted = true;
    const wait = pauseMs(this.#failures, this.options.random(), ordered);
    if (ordered !== null) this.#orderedUntil = Date.now() + wait;
    this.#schedule(wait);
  }

  /** The earliest time wins. */
  #schedule(wait: number): void {
    const dueAt = performance.now() + wait;
    if (this.#isStopped || this.#isResting || dueAt >= this.#dueAt) return;
    this.#dueAt = dueAt;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#forgetSchedule();
      this.request();
    }, wait);
  }

  #forgetSchedule(): void {
    clearTimeout(this.#timer);
    this.#dueAt = Number.POSITIVE_INFINITY;
  }
}
