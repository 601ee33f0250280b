import type { OutgoingHttpHeaders, ServerResponse } from "node:http";

/** One whole HTTP answer, decided before a byte of it is sent, so that a fault can still change it. */
export interface Answer {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: string | Buffer;
}

/** An answer of JSON text. */
export function jsonAnswer(status: number, value: unknown, headers: OutgoingHttpHeaders = {}): Answer {
  return {
    status,
    headers: { "content-type": "application/json; charset=utf-8", ...headers },
    body: JSON.stringify(value),
  };
}

/** An answer of any text; `type` is its media type, the charset is always UTF-8. */
export function textAnswer(status: number, type: string, body: string, headers: OutgoingHttpHeaders = {}): Answer {
  return { status, headers: { "content-type": `${type}; charset=utf-8`, ...headers }, body };
}

/** A redirect to `location` that no cache keeps. */
export function redirectAnswer(location: string, headers: OutgoingHttpHeaders = {}): Answer {
  return { status: 302, headers: { location, "cache-control": "no-store", ...headers }, body: "" };
}

/**
 * Writes `answer` whole.
 *
 * Every answer closes its connection: browsers silently send a request again when a kept-alive connection is reset, and
 * then a "connection reset" fault would be seen by the browser's network stack and never by the client under test.
 */
export function sendAnswer(response: ServerResponse, answer: Answer): void {
  response.writeHead(answer.status, {
    ...answer.headers,
    "content-length": Buffer.byteLength(answer.body),
    connection: "close",
  });
  response.end(answer.body);
}

/** Announces the whole body, writes half of it, then resets the connection. */
export function sendCutAnswer(response: ServerResponse, answer: Answer): void {
  const whole = Buffer.from(answer.body);
  response.writeHead(answer.status, { ...answer.headers, "content-length": whole.length, connection: "close" });
  response.write(whole.subarray(0, Math.floor(whole.length / 2)), () => response.destroy());
}
