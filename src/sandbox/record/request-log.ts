import type { IncomingMessage, ServerResponse } from "node:http";
import { type TellingHeaders, tellingHeaders } from "./telling-headers.ts";

/** So many requests are remembered; a long drain of a test is a few thousand. */
const KEPT = 20_000;

/** One request to the port, whoever answered it. */
export interface LoggedRequest {
  readonly seq: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly method: string;
  readonly host: string | null;
  /** Path and query exactly as sent. */
  readonly url: string;
  readonly headers: TellingHeaders;
  /** The endpoint of the vendor's API, when it was one. */
  endpoint: string | null;
  sid: string | null;
  status: number | null;
  /** Whether the whole answer was handed to the network. */
  answered: boolean;
}

/** The latest requests, so that a test can prove what was asked for and that no secret stood in a URL or a referrer. */
export class RequestLog {
  readonly #now: () => number;
  #entries: LoggedRequest[] = [];
  #seq = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  open(request: IncomingMessage, response: ServerResponse): LoggedRequest {
    this.#seq += 1;
    const entry: LoggedRequest = {
      seq: this.#seq,
      at: new Date(this.#now()).toISOString(),
      method: request.method ?? "GET",
      host: request.headers.host ?? null,
      url: request.url ?? "/",
      headers: tellingHeaders(request),
      endpoint: null,
      sid: null,
      status: null,
      answered: false,
    };
    response.once("finish", () => {
      entry.status = response.statusCode;
      entry.answered = true;
    });
    this.#entries.push(entry);
    if (this.#entries.length > KEPT * 2) this.#entries = this.#entries.slice(-KEPT);
    return entry;
  }

  list(sid: string | undefined, after: number): readonly LoggedRequest[] {
    return this.#entries.filter((entry) => entry.seq > after && (sid === undefined || entry.sid === sid));
  }

  clear(): void {
    this.#entries = [];
  }
}
