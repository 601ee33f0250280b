import type { IncomingMessage, ServerResponse } from "node:http";

/** Larger request bodies are refused; the largest honest one is a test that sends many 1 MB messages. */
const MAX_BODY_BYTES = 64 * 1024 * 1024;

/** One HTTP request on its way through the sandbox. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** The request's method; HEAD is treated as GET by nobody here. */
  readonly method: string;
  /** The URL as asked for, except that doubled slashes in its path are collapsed (the guide's delete call has one). */
  readonly url: URL;
  /** The path and query exactly as they stood in the request line. */
  readonly rawUrl: string;
}

/** Wraps a request; a request line that is no URL reads as `/`. */
export function openExchange(request: IncomingMessage, response: ServerResponse): Exchange {
  const rawUrl = request.url ?? "/";
  const [path = "/", query] = rawUrl.split("?", 2);
  const collapsed = path.replace(/\/{2,}/g, "/");
  const base = `http://${request.headers.host ?? "localhost"}`;
  const url = URL.canParse(collapsed, base) ? new URL(collapsed, base) : new URL("http://localhost/");
  if (query !== undefined) url.search = rawUrl.slice(rawUrl.indexOf("?"));
  return { request, response, method: request.method ?? "GET", url, rawUrl };
}

/** Reads the whole request body as text. Throws a RangeError when it is larger than the sandbox takes. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > MAX_BODY_BYTES) throw new RangeError(`the request body is larger than ${MAX_BODY_BYTES} bytes`);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** The one value of a request header, or undefined. */
export function headerOf(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
