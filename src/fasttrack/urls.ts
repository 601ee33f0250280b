/** An absolute http(s) URL, normalised, or null: nothing else may become a link, a picture or an endpoint. */
export function httpUrl(value: unknown): string | null {
  if (typeof value !== "string" || !/^\s*https?:\/\//i.test(value)) return null;
  try {
    const url = new URL(value.trim());
    // `https://bank.example@evil.example` is there to be misread, and no call can be made with a name in its address.
    url.username = "";
    url.password = "";
    return url.href;
  } catch {
    return null;
  }
}

/** Joins without doubling slashes: `fusionUrl` may end with one, and nobody knows whether `//` is answered. */
export function endpoint(base: string, path: string): string {
  return `${base.replace(/\/+$/, "")}/${path.replace(/^\/+/, "")}`;
}
