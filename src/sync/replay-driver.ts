import { LONGEST_BACKOFF_MS } from "../model/backoff.ts";
import type { ReplayResult } from "./replay.ts";

export interface ReplayDriverOptions {
  /** Replays once, here or in the worker. */
  readonly replay: () => Promise<ReplayResult>;
  readonly onResult: (result: ReplayResult) => void;
  readonly now: () => number;
}

/**
 * Sees to it that the outbox is never stuck while a page is open (invariant 12): after every result it knows when to
 * look again, at the latest a minute later. Requests that come during a replay become one more replay.
 */
export class ReplayDriver {
  #isRunning = false;
  #isWanted = false;
  #isStopped = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly options: ReplayDriverOptions) {}

  request(): void {
    this.#isWanted = true;
    if (!this.#isRunning && !this.#isStopped) void this.#run();
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    let wait = LONGEST_BACKOFF_MS;
    while (this.#isWanted && !this.#isStopped) {
      this.#isWanted = false;
      try {
        const result = await this.options.replay();
        if (this.#isStopped) break;
        wait = this.#waitAfter(result);
        this.options.onResult(result);
      } catch (error) {
        if (this.#isStopped) break;
        // A database that was closed or lost; the next look opens it anew.
        console.warn("The outbox could not be replayed now; it will be tried again.", error);
        wait = LONGEST_BACKOFF_MS;
      }
    }
    this.#isRunning = false;
    clearTimeout(this.#timer);
    if (!this.#isStopped) this.#timer = setTimeout(() => this.request(), wait);
  }

  #waitAfter(result: ReplayResult): number {
    if (result.type !== "waiting") return LONGEST_BACKOFF_MS;
    return Math.min(LONGEST_BACKOFF_MS, Math.max(50, result.until - this.options.now()));
  }
}
