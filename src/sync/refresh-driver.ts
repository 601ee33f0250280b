import { backoffMs, waitMs } from "../model/backoff.ts";
import type { RefreshResult } from "./refresh.ts";

export interface RefreshDriverOptions {
  readonly refresh: () => Promise<RefreshResult>;
  readonly onResult: (result: RefreshResult) => void;
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
  #isStopped = false;
  #failures = 0;
  #dueAt = Number.POSITIVE_INFINITY;
  /** Wall clock: the monotonic one stands still while a computer sleeps. */
  #startedAt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly options: RefreshDriverOptions) {}

  /** @param withinMs may wait this long, so that a burst of events makes one refresh, and all players not one moment */
  request(withinMs = 0): void {
    if (this.#isStopped) return;
    if (withinMs > 0) {
      this.#schedule(this.options.random() * withinMs);
      return;
    }
    this.#isWanted = true;
    if (!this.#isRunning) void this.#run();
  }

  /**
   * As `request`, unless one was begun in the last so many ms: several tabs may have the same reason to ask. One that
   * failed does not count: the reason may be that the network is back.
   */
  requestIfOlder(ageMs: number): void {
    if (this.#failures > 0 || Math.abs(Date.now() - this.#startedAt) > ageMs) this.request();
  }

  /** The last refresh does not count for `requestIfOlder` any more. */
  forgetLast(): void {
    this.#startedAt = 0;
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
    try {
      const result = await this.options.refresh();
      if (this.#isStopped) return;
      this.#failures = result.type === "failed" ? this.#failures + 1 : 0;
      this.#schedule(this.#failures === 0 ? PERIOD_MS : waitAfter(result, this.#failures, this.options.random()));
      this.options.onResult(result);
    } catch (error) {
      if (this.#isStopped) return;
      console.warn("The inbox could not be refreshed now; it will be tried again.", error);
      this.#failures += 1;
      this.#schedule(backoffMs(this.#failures, this.options.random()));
    }
  }

  /** The earliest time wins. */
  #schedule(wait: number): void {
    const dueAt = performance.now() + wait;
    if (this.#isStopped || dueAt >= this.#dueAt) return;
    this.#dueAt = dueAt;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.request(), wait);
  }

  #forgetSchedule(): void {
    clearTimeout(this.#timer);
    this.#dueAt = Number.POSITIVE_INFINITY;
  }
}

function waitAfter(result: RefreshResult, failures: number, random: number): number {
  const isOrdered = result.type === "failed" && result.failure.type === "status";
  const retryAfterMs = isOrdered ? result.failure.retryAfterMs : null;
  // Never sooner than without the server's word: a date on a clock that is behind ours has always passed.
  return Math.max(backoffMs(failures, random), waitMs(failures, random, retryAfterMs));
}
