import { httpUrl } from "./http-url.ts";

/**
 * The absolute http(s) URL that an address of the operator's HTML means, or null for everything else: a relative one would
 * point into the inbox's own site, other schemes may run code. `//host` counts as https.
 */
export function htmlLink(address: unknown): string | null {
  const isHostOnly = typeof address === "string" && address.trimStart().startsWith("//");
  return httpUrl(isHostOnly ? `https:${address.trimStart()}` : address);
}

/**
 * As `htmlLink`, for a picture. On a page that came by https it is asked for by https, too: browsers show no other there,
 * and complain of mixed content.
 *
 * @param pageProtocol of the page or worker, as `location.protocol` has it; undefined where there is none
 */
export function pictureLink(address: unknown, pageProtocol: string | undefined): string | null {
  const url = htmlLink(address);
  return url !== null && pageProtocol === "https:" ? url.replace(/^http:/, "https:") : url;
}
