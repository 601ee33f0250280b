/** Ids start at the seconds since then, times a thousand: a sandbox started later never reuses an earlier one's ids. */
const EPOCH = Date.UTC(2026, 0, 1);

/** Gives out message ids that rise and never repeat, so that no client's memory of an old message hides a new one. */
export class MessageIds {
  #last: number;

  constructor(now: number) {
    this.#last = Math.max(100_000, Math.floor((now - EPOCH) / 1000) * 1000);
  }

  next(): number {
    this.#last += 1;
    return this.#last;
  }
}
