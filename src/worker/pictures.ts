import { ClosedError } from "../store/connection.ts";
import { isDatabaseName, pictureCacheName } from "../store/keys.ts";
import { readPictures } from "../store/reading.ts";
import type { Store } from "../store/store.ts";
import { withTools } from "./tasks.ts";

/** Messages whose pictures are kept, newest first. */
const MESSAGES = 100;
/** Chrome charges about 7 MB of quota for an opaque answer, whatever its size. */
const OPAQUE_CAP = 20;
const AT_ONCE = 4;
/** For one picture, its body included: one that hangs must not hold up those behind it. */
const PATIENCE_MS = 15_000;
/** How long the network may take before a kept picture is shown that may be an error. */
const SHOW_AFTER_MS = 3_000;
/** Pages ask after every refresh; a picture that is missing is not asked for each time. */
const RETRY_AFTER_MS = 10 * 60_000;

/** Whoever wrote a message chose the addresses: they learn nothing about the player, and get nothing done in their name. */
const ANONYMOUS = { credentials: "omit", referrerPolicy: "no-referrer" } as const;

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
  // Two at once would each count the opaque ones for themselves.
  await navigator.locks.request(name, async () => {
    const cache = await caches.open(name);
    try {
      // Read after the cache is open: a sign-out removes first the database, then the cache, and so meets one of the two.
      await fill(cache, new Set(await readPictures(store, MESSAGES)));
    } catch (error) {
      if (error instanceof ClosedError) await caches.delete(name);
      throw error;
    }
  });
}

async function fill(cache: Cache, wanted: Set<string>): Promise<void> {
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
      await cache.put(url, await fetchAnonymously(url, "no-cors"));
    } catch (error) {
      opaque -= 1;
      throw error;
    }
  };
  const queue = [...wanted].filter((url) => !retryAt.has(url)).values();
  const lane = async () => {
    for (const url of queue) {
      try {
        await keep(url);
      } catch {
        // Without a network it is not the picture that failed.
        if (navigator.onLine) retryAt.set(url, Date.now() + RETRY_AFTER_MS);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

/**
 * Null where its server does not let it be read, or cannot be reached: only an opaque answer tells these apart.
 *
 * @throws when the answer is an error, or takes too long
 */
async function fetchReadable(url: string): Promise<Response | null> {
  let response: Response;
  try {
    response = await fetchAnonymously(url, "cors");
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
  if (!response.ok) throw new Error(`The picture answered ${response.status}`);
  return response;
}

function fetchAnonymously(url: string, mode: "cors" | "no-cors"): Promise<Response> {
  return fetch(url, { ...ANONYMOUS, mode, signal: AbortSignal.timeout(PATIENCE_MS) });
}

function forgetOldFailures(): void {
  const now = Date.now();
  for (const [url, time] of retryAt) if (time <= now) retryAt.delete(url);
}

/** From whichever user's cache has it, else from the network, which never sees the player's cookies. */
export async function servePicture(request: Request): Promise<Response> {
  const kept = await findKept(request.url);
  if (kept === undefined) return fetchToShow(request.url);
  // A readable answer was looked at before it was kept. An opaque one may be an error that is mended by now.
  return kept.type === "opaque" ? showMended(request.url, kept) : kept;
}

async function findKept(url: string): Promise<Response | undefined> {
  for (const name of await caches.keys()) {
    if (!isDatabaseName(name)) continue;
    const kept = await (await caches.open(name)).match(url);
    if (kept !== undefined) return kept;
  }
  return undefined;
}

async function showMended(url: string, kept: Response): Promise<Response> {
  if (!navigator.onLine) return kept;
  const patience = new AbortController();
  // Not `AbortSignal.timeout`, which would also cut off a picture that is on its way.
  const timer = setTimeout(() => patience.abort(), SHOW_AFTER_MS);
  try {
    return await fetchToShow(url, patience.signal);
  } catch {
    return kept;
  } finally {
    clearTimeout(timer);
  }
}

/** No `<img>` here asks for CORS, so an opaque answer will do. */
function fetchToShow(url: string, signal: AbortSignal | null = null): Promise<Response> {
  return fetch(url, { ...ANONYMOUS, mode: "no-cors", signal });
}
