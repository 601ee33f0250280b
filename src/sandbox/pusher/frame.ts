import { isObject, parseJson } from "../http/fields.ts";

/** One message of the Pusher protocol, as a client sent it. */
export interface Frame {
  readonly event: string;
  readonly channel: string | undefined;
  readonly data: unknown;
}

/** Reads a client's message; undefined when it is not of the protocol. `data` may have been encoded twice. */
export function parseFrame(text: string): Frame | undefined {
  const value = parseJson(text);
  if (!isObject(value) || typeof value.event !== "string") return undefined;
  const raw = value.data;
  const data = typeof raw === "string" ? (parseJson(raw) ?? raw) : raw;
  const channel = value.channel;
  return { event: value.event, channel: typeof channel === "string" ? channel : undefined, data };
}

/** Writes a message to a client. Event data is JSON text inside the JSON text, as the protocol has it. */
export function frameText(event: string, data: string, channel?: string): string {
  return JSON.stringify(channel === undefined ? { event, data } : { event, channel, data });
}

/** Writes a `pusher:error`; its data is a plain object. A code of null is an error that does not end the connection. */
export function errorText(code: number | null, message: string): string {
  return JSON.stringify({ event: "pusher:error", data: { code, message } });
}
