import { isDatabaseName } from "../store/keys.ts";
import { fetchToShow } from "./fetch-picture.ts";

/** How long the network may take before a kept picture is shown that may be an error. */
const SHOW_AFTER_MS = 3_000;

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
