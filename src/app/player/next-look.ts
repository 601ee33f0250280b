import { backoffMs, LONGEST_RETRY_AFTER_MS, leftMs } from "../../model/backoff.ts";

/** How soon at the latest to look again for who the player is, in ms; sooner at first: "online" comes before the network. */
const LOOK_AGAIN_MS = 15_000;

/** When to look again for who the player is, after a look that was in vain. */
export class NextLook {
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** In a row, since there was a reason to hope. */
  #vainLooks = 0;
  /** Fasttrack's login asked for peace until then, wall clock in ms. */
  #orderedUntil = 0;

  constructor(readonly look: () => void) {}

  /** Fasttrack asked not to be asked now. */
  get isForbidden(): boolean {
    return leftMs(this.#orderedUntil, Date.now()) > 0;
  }

  /** @param orderedMs how long Fasttrack asked to be left in peace */
  plan(orderedMs: number | null): void {
    this.#vainLooks += 1;
    const ordered = Math.min(LONGEST_RETRY_AFTER_MS, orderedMs ?? 0);
    this.#orderedUntil = Date.now() + ordered;
    const wait = Math.max(ordered, Math.min(LOOK_AGAIN_MS, backoffMs(this.#vainLooks, Math.random())));
    this.#timer = setTimeout(this.look, wait);
  }

  /** Something changed that may have been the cause. */
  hope(): void {
    this.#vainLooks = 0;
  }

  /** A player who asks, or another sid, may be heard at once. */
  allow(): void {
    this.#orderedUntil = 0;
  }

  /** One look is under way. */
  cancel(): void {
    clearTimeout(this.#timer);
  }
}
