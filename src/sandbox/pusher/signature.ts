import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { Application } from "./application.ts";

/** Signatures older or newer than this are refused, as Pusher does. */
const TIMESTAMP_TOLERANCE_SECONDS = 600;

function hmac(secret: string, text: string): string {
  return createHmac("sha256", secret).update(text).digest("hex");
}

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** The `auth` that lets the socket `socketId` subscribe to a private channel: `key:signature`. */
export function signSubscription(application: Application, socketId: string, channel: string): string {
  return `${application.key}:${hmac(application.secret, `${socketId}:${channel}`)}`;
}

/** Whether `auth` is the application's own signature for that socket and that channel. */
export function isSubscriptionSigned(
  application: Application,
  socketId: string,
  channel: string,
  auth: string,
): boolean {
  return same(auth, signSubscription(application, socketId, channel));
}

/** A request to the REST API, as far as its signature covers it. */
export interface SignedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: string;
  /** The server's clock, in ms. */
  readonly now: number;
}

/** Why a REST request is not to be trusted; undefined when it is. */
export function restRefusal(application: Application, request: SignedRequest): string | undefined {
  const { method, path, query, body, now } = request;
  if (query.get("auth_key") !== application.key) return `Unknown auth_key: ${query.get("auth_key")}`;
  const timestamp = Number(query.get("auth_timestamp"));
  const skew = Math.abs(now / 1000 - timestamp);
  if (!(skew <= TIMESTAMP_TOLERANCE_SECONDS)) {
    return `Timestamp expired: Given timestamp not within ${TIMESTAMP_TOLERANCE_SECONDS}s of server time`;
  }
  const md5 = query.get("body_md5");
  if ((body !== "" || md5 !== null) && md5 !== createHash("md5").update(body).digest("hex")) return "Invalid body_md5";
  const signed = [...query.entries()]
    .filter(([name]) => name !== "auth_signature")
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
  const expected = hmac(application.secret, [method.toUpperCase(), path, signed].join("\n"));
  if (!same(query.get("auth_signature") ?? "", expected)) return "Invalid signature";
  return undefined;
}
