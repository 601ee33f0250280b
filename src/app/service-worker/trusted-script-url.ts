import type { Workbox } from "workbox-window";
import searchWorker from "../../search/search-worker.ts?worker&url";

/** A string, or a TrustedScriptURL where the browser has them. */
type ScriptUrl = ConstructorParameters<typeof Workbox>[0];

interface PolicyFactory {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): ScriptUrl };
}

declare global {
  interface Window {
    /** Chrome 83, Safari 26, Firefox 148. */
    readonly trustedTypes?: PolicyFactory;
  }
}

/** The page's only policy of its own (invariant 21). The scripts of its two workers are all that it lets through. */
const RULES = {
  createScriptURL(url: string): string {
    if (url === "./service-worker.js" || url === "/dev-sw.js?dev-sw" || url === searchWorker) return url;
    throw new TypeError(`${url} is no script of the inbox`);
  },
};

const policy = window.trustedTypes?.createPolicy("fasttrack-inbox", RULES) ?? RULES;

/** @throws TypeError for any script but those of the workers */
export function scriptUrl(url: string): ScriptUrl {
  return policy.createScriptURL(url);
}

export function searchWorkerUrl(): ScriptUrl {
  return scriptUrl(searchWorker);
}
