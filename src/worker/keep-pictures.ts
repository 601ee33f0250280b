import { ClosedError } from "../store/connection.ts";
import { pictureCacheName } from "../store/keys.ts";
import { readPictures } from "../store/reading.ts";
import type { Store } from "../store/store.ts";
import { fetchReadable, fetchToKeep } from "./fetch-picture.ts";
import { wayWanted } from "./make-way.ts";
import { withTools } from "./tasks.ts";

/** Messages whose pictures are kept, newest first. */
const MESSAGES = 100;
/** Chrome charges about 7 MB of quota for an opaque answer, whatever its size. */
const OPAQUE_CAP = 20;
const AT_ONCE = 4;
/** Pages ask after every refresh; a picture that is missing is not asked for each time. */
const RETRY_AFTER_MS = 10 * 60_000;

/** When a picture that could not be had may be asked for again, by its address. Lives as long as this worker. */
const retryAt = new Map<string, number>();

/** Tries: whatever fails is tried again after the next refresh. */
export async function keepPicturesOf(database: string): Promise<void> {
  try {
    await withTools(database, ({ store }) => keepPictures(store));
  } catch (error) {
    console.warn("The pictures could not be kept.", error);
  }
}

/** Keeps the pictures of the newest messages for offline reading, and no others: they go with their messages. */
export async function keepPictures(store: Store): Promise<void> {
  const name = pictureCacheName(store.name);
  const signal = wayWanted();
  // Two at once would each count the opaque ones for themselves.
  await navigator.locks.request(name, async () => {
    const cache = await caches.open(name);
    try {
      // Read after the cache is open: a sign-out removes first the database, then the cache, and so meets one of the two.
      await fill(cache, new Set(await readPictures(store, MESSAGES)), signal);
    } catch (error) {
      if (error instanceof ClosedError) await caches.delete(name);
      throw error;
    }
  });
}

async function fill(cache: Cache, wanted: Set<string>, signal: AbortSignal): Promise<void> {
  let opaque = 0;
  for (const request of await cache.keys()) {
    if (!wanted.delete(request.url)) await cache.delete(request);
    else if ((await cache.match(request))?.type === "opaque") opaque += 1;
  }
  forgetOldFailures();

  const keep = async (url: string): Promise<void> => {
    const readable = await fetchReadable(url);
    if (readable !== null) return cache.put(url, readable);
    if (opaque >= OPAQUE_CAP) throw new Error("there is no room for another opaque picture");
    // The place is taken before the answer is there: other lanes look at the same count.
    opaque += 1;
    try {
      await cache.put(url, await fetchToKeep(url, "no-cors"));
    } catch (error) {
      opaque -= 1;
      throw error;
    }
  };
  const queue = [...wanted].filter((url) => !retryAt.has(url)).values();
  const lane = async () => {
    for (const url of queue) {
      if (signal.aborted) return;
      try {
        await keep(url);
      } catch {
        // Without a network, or when an update comes in between, it is not the picture that failed.
        if (navigator.onLine && !signal.aborted) retryAt.set(url, Date.now() + RETRY_AFTER_MS);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

function forgetOldFailures(): void {
  const now = Date.now();
  for (const [url, time] of retryAt) if (time <= now) retryAt.delete(url);
}
