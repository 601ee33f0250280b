import { LOGO_CACHE } from "../../store/keys.ts";
import type { Logo } from "../../sync/brand.ts";

/** Tries to keep the operator's logo for starts without a network, and no other; the service worker shows it from there. */
export async function keepLogo(logo: Logo | null): Promise<void> {
  try {
    if (logo === null && !(await caches.has(LOGO_CACHE))) return;
    const cache = await caches.open(LOGO_CACHE);
    const wanted = new Set(logo === null ? [] : [logo.light, logo.dark]);
    for (const request of await cache.keys()) if (!wanted.delete(request.url)) await cache.delete(request);
    for (const url of wanted) await cache.put(url, await fetchLogo(url));
  } catch (error) {
    console.warn("The logo could not be kept for later; the next start tries it again.", error);
  }
}

/** Readable where its server allows that: others are charged as if they were huge. */
async function fetchLogo(url: string): Promise<Response> {
  const options = { credentials: "omit", referrerPolicy: "no-referrer" } as const;
  try {
    const response = await fetch(url, options);
    if (!response.ok) throw new Error(`${url} answered ${response.status}`);
    return response;
  } catch (error) {
    if (new URL(url).origin === location.origin) throw error;
    return fetch(url, { ...options, mode: "no-cors" });
  }
}
