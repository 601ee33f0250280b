/** Every runtime has it, and no library that they share says so. */
declare const URL: new (address: string) => { readonly origin: string; readonly protocol: string };

/** Whether it is the origin of a site, written as browsers write it: `https://www.example.com`, with nothing behind it. */
export function isHttpOrigin(value: unknown): value is string {
  if (typeof value !== "string") return false;
  try {
    const { origin, protocol } = new URL(value);
    // A pattern such as `https://*.example.com` is one origin to Node, and none to browsers.
    return (protocol === "https:" || protocol === "http:") && origin === value && !value.includes("*");
  } catch {
    return false;
  }
}
