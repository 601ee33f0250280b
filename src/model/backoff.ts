/** First and longest wait between two tries, in ms. The longest is the promise of invariant 12. */
export const FIRST_BACKOFF_MS = 1_000;
export const LONGEST_BACKOFF_MS = 60_000;
/** A server's `Retry-After` is honoured up to this, in ms: longer would look like stuck. */
export const LONGEST_RETRY_AFTER_MS = 3_600_000;

/**
 * Full-jitter exponential backoff.
 *
 * @param failures how many tries failed in a row, at least 1
 * @param random a number in [0, 1)
 */
export function backoffMs(failures: number, random: number): number {
  const ceiling = Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** Math.min(failures - 1, 16));
  return Math.round(random * ceiling);
}

/** When to try again after a failure: the server's own word, else backoff. */
export function waitMs(failures: number, random: number, retryAfterMs: number | null): number {
  return retryAfterMs === null ? backoffMs(failures, random) : Math.min(retryAfterMs, LONGEST_RETRY_AFTER_MS);
}

/** As `waitMs`, but never sooner than without the server's word: a date on a clock that is behind ours has always passed. */
export function pauseMs(failures: number, random: number, retryAfterMs: number | null): number {
  return Math.max(backoffMs(failures, random), waitMs(failures, random, retryAfterMs));
}

/** How long an ordered wait still lasts, in ms. Bounded: on a clock that was set back its end would never come. */
export function leftMs(until: number, now: number): number {
  const left = until - now;
  return left > LONGEST_RETRY_AFTER_MS ? 0 : Math.max(0, left);
}
