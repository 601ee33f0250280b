import type { IncomingMessage } from "node:http";
import { headerOf } from "../http/exchange.ts";

/** The request headers that say where a request came from. */
export interface TellingHeaders {
  readonly userAgent: string | null;
  readonly origin: string | null;
  readonly referer: string | null;
  readonly contentType: string | null;
  readonly cookie: string | null;
  readonly secFetchSite: string | null;
  readonly secFetchMode: string | null;
  readonly secFetchDest: string | null;
}

export function tellingHeaders(request: IncomingMessage): TellingHeaders {
  const header = (name: string) => headerOf(request, name) ?? null;
  return {
    userAgent: header("user-agent"),
    origin: header("origin"),
    referer: header("referer"),
    contentType: header("content-type"),
    cookie: header("cookie"),
    secFetchSite: header("sec-fetch-site"),
    secFetchMode: header("sec-fetch-mode"),
    secFetchDest: header("sec-fetch-dest"),
  };
}
