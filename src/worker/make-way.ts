/** How long an update that the player accepted may take, in ms. It may not come after all: then work goes on as before. */
const GRACE_MS = 60_000;

let way = new AbortController();
let madeAt = 0;

/** Aborted when an update that the player accepted waits for the work that is under way, or begins now. */
export function wayWanted(): AbortSignal {
  if (way.signal.aborted && Math.abs(Date.now() - madeAt) > GRACE_MS) way = new AbortController();
  return way.signal;
}

/** An update takes over only when this worker has nothing under way: stop, and do not begin, what would hold it up. */
export function makeWay(): void {
  madeAt = Date.now();
  way.abort();
}
