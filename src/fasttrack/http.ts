import type { Outcome } from "../model/outcome.ts";
import { clip, withoutPiles } from "../model/plain-text.ts";
import { isRecord, textOf } from "./json.ts";

/** Characters that are kept of what a server says went wrong. */
const LONGEST_ERROR = 300;
const MOST_ERRORS = 5;
const MOST_TOGETHER = 500;

export interface Call {
  readonly url: string;
  readonly method?: "GET" | "POST" | "DELETE";
  /** Sent as the `authtoken` header. Never part of the URL. */
  readonly token?: string;
  readonly body?: string | URLSearchParams;
  /** For the whole answer, body included. */
  readonly timeoutMs: number;
  readonly credentials?: "include" | "omit";
}

/** Calls and parses. Resolves always: whatever goes wrong is an `Outcome`. */
export async function callJson(call: Call): Promise<Outcome<unknown>> {
  try {
    const response = await fetch(call.url, {
      method: call.method ?? "GET",
      headers: call.token === undefined ? {} : { authtoken: call.token },
      ...(call.body === undefined ? {} : { body: call.body }),
      credentials: call.credentials ?? "omit",
      cache: "no-store",
      referrerPolicy: "no-referrer",
      signal: AbortSignal.timeout(call.timeoutMs),
    });
    if (!response.ok) {
      const { status, headers } = response;
      const isOwnWord = (status === 404 || status === 410) && (await isFasttracks(response));
      const outcome = { type: "status", status, retryAfterMs: retryAfterMs(headers, Date.now()) } as const;
      return isOwnWord ? { ...outcome, isOwnWord } : outcome;
    }
    return parseJson(await response.text());
  } catch (error) {
    const isTimeout = error instanceof DOMException && error.name === "TimeoutError";
    return { type: "unreachable", reason: isTimeout ? "timeout" : "network" };
  }
}

/** Whether an error is in Fasttrack's own words. One that hangs or is cut half-way is an error all the same. */
async function isFasttracks(response: Response): Promise<boolean> {
  try {
    const envelope: unknown = JSON.parse(await response.text());
    return isRecord(envelope) && envelope.Success === false;
  } catch {
    return false;
  }
}

function parseJson(text: string): Outcome<unknown> {
  try {
    return { type: "success", value: JSON.parse(text) };
  } catch {
    return { type: "unreachable", reason: "not-json" };
  }
}

/** `Retry-After` comes in seconds or as a date. */
export function retryAfterMs(headers: Headers, now: number): number | null {
  const value = headers.get("retry-after")?.trim();
  if (value === undefined || value === "") return null;
  if (/^\d+$/.test(value)) return Number(value) * 1_000;
  const date = Date.parse(value);
  return Number.isFinite(date) ? Math.max(0, date - now) : null;
}

/** Opens Fasttrack's envelope `{ Data, Success, Errors }`: success is only what says so. */
export async function callFasttrack(call: Call): Promise<Outcome<unknown>> {
  const outcome = await callJson(call);
  if (outcome.type !== "success") return outcome;
  const envelope = outcome.value;
  // JSON that is not an envelope comes from something between us and Fasttrack.
  if (!isRecord(envelope) || typeof envelope.Success !== "boolean") return { type: "unreachable", reason: "not-json" };
  return envelope.Success
    ? { type: "success", value: envelope.Data }
    : { type: "refused", errors: errorTexts(envelope.Errors) };
}

/** `Errors` may be null, missing, strings or objects, and as long as a server's log. The player is shown these words. */
export function errorTexts(errors: unknown): string[] {
  const list = Array.isArray(errors) ? errors : [errors];
  const texts: string[] = [];
  let left = MOST_TOGETHER;
  for (const error of list) {
    if (texts.length === MOST_ERRORS || left === 0) break;
    const text = isRecord(error) ? textOf(error.Message ?? error.message ?? error.Code ?? error.code) : textOf(error);
    if (text === "") continue;
    const short = clip(withoutPiles(text), Math.min(LONGEST_ERROR, left));
    texts.push(short);
    left -= short.length;
  }
  return texts;
}

/** Whether `fetch` takes a text as a header's value and sends it. It throws otherwise, as if there were no network. */
export function canBeHeader(text: string): boolean {
  try {
    // Blanks and line breaks around it are taken off here, as they are when it is sent.
    const sent = new Headers({ authtoken: text }).get("authtoken") ?? "";
    // Servers and proxies on the way drop connections for control characters, which browsers send.
    return /^[\t -~\u0080-\u00ff]*$/.test(sent);
  } catch {
    return false;
  }
}
