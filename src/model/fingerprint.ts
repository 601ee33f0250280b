import type { FullNotification } from "./notification.ts";

/**
 * A 53-bit number that differs when anything of the row differs (cyrb53, public domain): one pass, no await, so that a
 * snapshot of 50,000 rows is compared without reading one stored row. Not for secrets.
 */
export function fingerprint({ notification, body }: FullNotification): number {
  const text = JSON.stringify(notification) + body;
  let h1 = 0xdeadbeef;
  let h2 = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    h1 = Math.imul(h1 ^ code, 2654435761);
    h2 = Math.imul(h2 ^ code, 1597334677);
  }
  h1 = Math.imul(h1 ^ (h1 >>> 16), 2246822507) ^ Math.imul(h2 ^ (h2 >>> 13), 3266489909);
  h2 = Math.imul(h2 ^ (h2 >>> 16), 2246822507) ^ Math.imul(h1 ^ (h1 >>> 13), 3266489909);
  return 4294967296 * (2097151 & h2) + (h1 >>> 0);
}
