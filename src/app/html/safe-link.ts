import { httpUrl } from "../../model/http-url.ts";

/**
 * The absolute http(s) URL that an address of the operator's HTML means, or null for everything else: a relative one would
 * point into the inbox's own site, other schemes may run code. `//host` counts as https.
 */
export function safeLink(address: string | null): string | null {
  return httpUrl(address?.trimStart().startsWith("//") ? `https:${address.trimStart()}` : address);
}
