import type { WorkboxPlugin } from "workbox-core/types.js";

export const CONFIG_CACHE = "fasttrack-inbox-config";

/** Of what is in place of `inbox.config.json`, only a configuration is kept: a captive portal answers 200 with its page. */
export const configOnly: WorkboxPlugin = {
  cacheWillUpdate: async ({ response }) => ((await isConfig(response)) ? response : null),

  // An earlier release kept anything.
  cachedResponseWillBeUsed: async ({ cachedResponse }) =>
    cachedResponse !== undefined && (await isConfig(cachedResponse)) ? cachedResponse : null,

  // Only a page and a refusal are passed over. An operator who mistyped the file must hear of it.
  fetchDidSucceed: async ({ request, response }) => {
    if (!isRefusal(response) && !(await isPage(response))) return response;
    const kept = await (await caches.open(CONFIG_CACHE)).match(request);
    if (kept === undefined || !(await isConfig(kept))) return response;
    console.warn(`${request.url} cannot be read now (the server answered ${response.status}); the kept one is used.`);
    return kept;
  },
};

/** The first page was here before its worker: what it read is kept for an offline start, too. */
export async function keepConfig(url: string): Promise<void> {
  try {
    const cache = await caches.open(CONFIG_CACHE);
    const response = await fetch(url);
    if (await isConfig(response)) await cache.put(url, response);
  } catch (error) {
    console.warn("The configuration could not be kept; the next start with a network does it.", error);
  }
}

async function isConfig(response: Response): Promise<boolean> {
  if (!response.ok) return false;
  try {
    const value: unknown = await response.clone().json();
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

/** By a firewall or a proxy, mostly: the file may well be there. */
function isRefusal({ status }: Response): boolean {
  return status === 401 || status === 403;
}

/** By its text: not every portal says `text/html`. */
async function isPage(response: Response): Promise<boolean> {
  return (await response.clone().text()).trimStart().startsWith("<");
}
