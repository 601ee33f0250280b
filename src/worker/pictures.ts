import { isDatabaseName, pictureCacheName } from "../store/keys.ts";
import { readPictures } from "../store/reading.ts";
import type { Store } from "../store/store.ts";

/** Messages whose pictures are kept, newest first. */
const MESSAGES = 100;
/** Chrome charges about 7 MB of quota for an opaque answer, whatever its size. */
const OPAQUE_CAP = 20;
const AT_ONCE = 4;

/** Keeps the pictures of the newest messages for offline reading, and no others: they go with their messages. */
export async function keepPictures(store: Store): Promise<void> {
  const wanted = new Set(await readPictures(store, MESSAGES));
  const cache = await caches.open(pictureCacheName(store.name));
  let opaque = 0;
  for (const request of await cache.keys()) {
    if (!wanted.delete(request.url)) await cache.delete(request);
    else if ((await cache.match(request))?.type === "opaque") opaque += 1;
  }
  const queue = wanted.values();
  const lane = async () => {
    for (const url of queue) {
      const response = await fetchPicture(url, opaque < OPAQUE_CAP);
      if (response?.type === "opaque") opaque += 1;
      if (response !== null) await cache.put(url, response);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

async function fetchPicture(url: string, mayBeOpaque: boolean): Promise<Response | null> {
  const request: RequestInit = { credentials: "omit", referrerPolicy: "no-referrer" };
  try {
    const response = await fetch(url, { ...request, mode: "cors" });
    return response.ok ? response : null;
  } catch {
    // No CORS headers, or no network: an opaque answer tells them apart.
    return mayBeOpaque ? fetch(url, { ...request, mode: "no-cors" }).catch(() => null) : null;
  }
}

/** From whichever user's cache has it, else from the network. */
export async function servePicture(request: Request): Promise<Response> {
  for (const name of await caches.keys()) {
    if (!isDatabaseName(name)) continue;
    const cached = await (await caches.open(name)).match(request.url);
    if (cached !== undefined) return cached;
  }
  return fetch(request);
}
