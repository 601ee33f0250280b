import type { InboxError } from "./api.ts";
import { JOIN_EVENT, type Join } from "./joining.ts";
import { setScriptUrl } from "./set-script-url.ts";

/** At the inbox's own address, never hashed: it is asked for by copies of the first half that are older. */
const FILE = "embed-frames.js";
/** After a failure, in ms; sooner when the network comes back. */
const RETRY_MS = 30_000;

/** Where all copies of this half find it, the classic script and those in a page's own bundles: they share one second half, and so its frames. */
const LOADING = Symbol.for(JOIN_EVENT);

function loadingHere(): Map<string, Promise<Join>> {
  const there: unknown = Reflect.get(window, LOADING);
  if (there instanceof Map) return there;
  const loading = new Map<string, Promise<Join>>();
  Object.defineProperty(window, LOADING, { value: loading });
  return loading;
}

/**
 * Loads the second half, once for all places of one inbox, and again until it is there. By a script element, which needs
 * no CORS headers and is what a page's `script-src` allows anyway.
 *
 * @param nonce of the page's policy, for scripts that have one
 * @param onFailure runs after the first attempt that was in vain
 * @param isWanted else it is given up
 * @returns null where it was given up
 */
export async function loadJoin(
  src: string,
  nonce: string,
  onFailure: (error: InboxError) => void,
  isWanted: () => boolean,
): Promise<Join | null> {
  const loading = loadingHere();
  // What one may load another may not.
  const key = `${nonce} ${src}`;
  for (let tries = 0; isWanted(); tries++) {
    const attempt = loading.get(key) ?? loadOnce(src + FILE, nonce);
    loading.set(key, attempt);
    try {
      return await attempt;
    } catch {
      loading.delete(key);
      if (tries === 0) onFailure(notLoaded(src + FILE));
      await new Promise((resolve) => {
        setTimeout(resolve, RETRY_MS);
        addEventListener("online", resolve, { once: true });
      });
    }
  }
  return null;
}

function loadOnce(url: string, nonce: string): Promise<Join> {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.addEventListener(JOIN_EVENT, (event) => {
      if (event instanceof CustomEvent && isJoin(event.detail)) resolve(event.detail);
    });
    // After it ran; nothing happens then where it has said what it has to.
    script.onload = script.onerror = () => {
      script.remove();
      reject();
    };
    if (nonce) script.nonce = nonce;
    setScriptUrl(script, url);
    document.head.append(script);
  });
}

const notLoaded = (url: string): InboxError => ({
  code: "not-loaded",
  message: `${url} could not be loaded; it is tried again.`,
  remedy: `Check "src", and that this page's Content-Security-Policy allows its origin in script-src and frame-src.`,
});

/** Whoever can dispatch on this script runs in this page anyway. */
const isJoin = (value: unknown): value is Join => typeof value === "function";
