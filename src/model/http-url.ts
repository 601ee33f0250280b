/** Every runtime has it, and no library that they share says so. */
declare const URL: new (address: string) => { username: string; password: string; readonly href: string };

/** Characters of an address. Servers refuse longer ones, and a page that holds them in links and pictures gets slow. */
const LONGEST = 8_192;

/** An absolute http(s) URL, normalised, or null: nothing else may become a link, a picture or an endpoint. */
export function httpUrl(value: unknown): string | null {
  if (typeof value !== "string" || value.length > LONGEST || !/^\s*https?:\/\//i.test(value)) return null;
  try {
    const url = new URL(value.trim());
    // `https://bank.example@evil.example` is there to be misread, and no call can be made with a name in its address.
    url.username = "";
    url.password = "";
    return url.href.length > LONGEST ? null : url.href;
  } catch {
    return null;
  }
}
