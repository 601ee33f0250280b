import { type Check, type Fields, optional } from "./config-fields.ts";

/** @returns absolute; null where it is left out */
export function address(fields: Fields, name: string, pageUrl: string): string | null {
  const value = optional(fields, name, "an http(s) address, which may be relative", isAddress(pageUrl));
  return value === null ? null : new URL(value, pageUrl).href;
}

export function isAddress(pageUrl: string): Check<string> {
  return (value): value is string =>
    typeof value === "string" && value !== "" && URL.canParse(value, pageUrl) && isHttp(new URL(value, pageUrl));
}

function isHttp(url: URL): boolean {
  return url.protocol === "https:" || url.protocol === "http:";
}
