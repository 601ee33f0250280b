import type { InboxError, Sid } from "../api.ts";
import type { HostSid } from "../protocol.ts";

/** How long the page's function may take, in ms. */
const TIMEOUT_MS = 10_000;
/** How long it is left alone after it failed, in ms, twice as long each time, and at most. */
const PAUSE_MS = 2_000;
const MOST_PAUSE_MS = 30_000;

/** Asks the page who is signed in. Several frames that ask at the same time make one call. */
export class SidSupply {
  #sid: Sid;
  #asking: Promise<HostSid> | null = null;
  #pause = PAUSE_MS;
  /** Until when it is left alone, by the clock that nobody sets. */
  #pausedUntil = 0;
  /** It was said that it fails, and it has not worked since. */
  #isReported = false;

  constructor(readonly onFailure: (error: InboxError) => void) {}

  /** Whether the page wants to be asked at all. */
  get isKnown(): boolean {
    return this.#sid !== undefined;
  }

  /** Where the page gave it as a text. */
  get text(): string | null {
    return typeof this.#sid === "string" && this.#sid !== "" ? this.#sid : null;
  }

  has(sid: Sid): boolean {
    return this.#sid === sid;
  }

  /** The next question is answered by this one. */
  set(sid: Sid): void {
    this.#sid = sid;
    this.#asking = null;
    this.#pausedUntil = 0;
    this.#pause = PAUSE_MS;
    this.#isReported = false;
  }

  /** A function that failed a moment ago is not called. */
  ask(): Promise<HostSid> {
    if (performance.now() < this.#pausedUntil) return Promise.resolve({ type: "unreachable" });
    const asking = this.#asking ?? this.#ask();
    this.#asking = asking;
    void asking.then(() => {
      if (this.#asking === asking) this.#asking = null;
    });
    return asking;
  }

  async #ask(): Promise<HostSid> {
    const sid = this.#sid;
    try {
      const value: unknown = typeof sid === "function" ? await inTime(sid) : sid;
      // Whoever the page names by now is who is asked about.
      if (sid !== this.#sid) return this.ask();
      if (value !== null && value !== undefined && typeof value !== "string")
        throw new Error(`it gave ${typeof value}`);
      this.#isReported = false;
      this.#pause = PAUSE_MS;
      return value ? { type: "sid", sid: value } : { type: "none" };
    } catch (error) {
      if (sid !== this.#sid) return this.ask();
      if (!this.#isReported) this.#report(error);
      this.#isReported = true;
      this.#pausedUntil = performance.now() + this.#pause;
      this.#pause = Math.min(2 * this.#pause, MOST_PAUSE_MS);
      return { type: "unreachable" };
    }
  }

  #report(error: unknown): void {
    this.onFailure({
      code: "sid-failed",
      message: `The function "sid" did not say who is signed in: ${error instanceof Error ? error.message : error}.`,
      remedy: "It should give the player's sid as a text, or null where nobody is signed in, within ten seconds.",
    });
  }
}

async function inTime<Value>(work: () => Value | Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("it did not answer in time")), TIMEOUT_MS);
  });
  try {
    return await Promise.race([work(), timeout]);
  } finally {
    clearTimeout(timer);
  }
}
