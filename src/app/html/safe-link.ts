/**
 * The absolute http(s) URL that an address of the operator's HTML means, or null for everything else: a relative one would
 * point into the inbox's own site, other schemes may run code. `//host` counts as https.
 */
export function safeLink(address: string | null): string | null {
  if (address === null) return null;
  const text = address.trim();
  try {
    const url = new URL(text.startsWith("//") ? `https:${text}` : text);
    if (url.protocol !== "https:" && url.protocol !== "http:") return null;
    // `https://bank.example@evil.example` is there to be misread.
    url.username = "";
    url.password = "";
    return url.href;
  } catch {
    return null;
  }
}
