import { isDatabaseName, LOGO_CACHE } from "../store/keys.ts";
import { fetchReadable, fetchToShow } from "./fetch-picture.ts";

/** How long the network may take before a kept picture is shown that may be an error. */
const SHOW_AFTER_MS = 3_000;

interface Kept {
  readonly picture: Response;
  /** By what it was found, not by its name: a sign-out may have removed it when the next picture comes. */
  readonly cache: Cache;
}

/**
 * From whichever user's cache has it, or the operator's, else from the network, which never sees the player's cookies. What is kept is
 * renewed on the way: there may be another picture at the address by now.
 *
 * @param waitUntil keeps the worker alive for what goes on when the picture is shown
 */
export async function servePicture({ url }: Request, waitUntil: (work: Promise<unknown>) => void): Promise<Response> {
  const kept = await findKept(url);
  if (kept === null) return fetchToShow(url);
  const { cache, picture } = kept;
  if (!navigator.onLine) return picture;
  if (picture.type !== "opaque") {
    waitUntil(renew(cache, url, fetchReadable(url)));
    return picture;
  }
  // A readable answer was looked at before it was kept. An opaque one may be an error that is mended by now.
  const answer = await fetchPatiently(url);
  if (answer !== null) waitUntil(renew(cache, url, Promise.resolve(answer.clone())));
  return answer ?? picture;
}

async function findKept(url: string): Promise<Kept | null> {
  for (const name of await caches.keys()) {
    if (!isDatabaseName(name) && name !== LOGO_CACHE) continue;
    const cache = await caches.open(name);
    const picture = await cache.match(url);
    if (picture !== undefined) return { picture, cache };
  }
  return null;
}

/** Tries: what is kept stays where no other picture is to be had, or there is no room for it. */
async function renew(cache: Cache, url: string, answer: Promise<Response | null>): Promise<void> {
  try {
    const picture = await answer;
    if (picture !== null) await cache.put(url, picture);
  } catch {
    // Shown again from what is kept, and tried again then.
  }
}

/** Null where the network fails or does not answer soon. */
async function fetchPatiently(url: string): Promise<Response | null> {
  const patience = new AbortController();
  // Not `AbortSignal.timeout`, which would also cut off a picture that is on its way.
  const timer = setTimeout(() => patience.abort(), SHOW_AFTER_MS);
  try {
    return await fetchToShow(url, patience.signal);
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}
