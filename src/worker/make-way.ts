/** Of what is under way now. Later work has its own: the update may not come after all. */
let way = new AbortController();

/** Aborted when an update that the player accepted waits for the work that begins now. */
export function wayWanted(): AbortSignal {
  return way.signal;
}

/** An update takes over only when this worker has nothing under way: stop what would hold it up for long. */
export function makeWay(): void {
  way.abort();
  way = new AbortController();
}
