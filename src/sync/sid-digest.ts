import type { StoredSession } from "../store/schema.ts";

/** Of a JWT, what differs from one to the next of the same player. */
const PASSING = ["iat", "exp", "nbf"];

/**
 * Tells whether a sid is of the last login's player without keeping it: SHA-256 over a random salt and what names the player in
 * the sid. A session token names nothing else, and is far too long to be guessed; of a JWT it is all that it claims but when.
 */
export async function digestSid(salt: string, sid: string): Promise<string> {
  const text = new TextEncoder().encode(salt + (claimsOf(sid) ?? sid));
  const digest = await crypto.subtle.digest("SHA-256", text);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Whether the sid is of the player of that login. */
export async function isSidOf(session: Pick<StoredSession, "salt" | "sidDigest">, sid: string): Promise<boolean> {
  return session.sidDigest === (await digestSid(session.salt, sid));
}

/** In whatever order they were written; null where it is no JWT, or one that claims nothing that lasts. */
function claimsOf(sid: string): string | null {
  const [, payload, signature, ...rest] = sid.split(".");
  if (payload === undefined || signature === undefined || rest.length > 0) return null;
  try {
    const claims: unknown = JSON.parse(atob(payload.replaceAll("-", "+").replaceAll("_", "/")));
    if (typeof claims !== "object" || claims === null) return null;
    // Where it has no subject, its id may be all that leads to the player.
    const passing = "sub" in claims ? [...PASSING, "jti"] : PASSING;
    const lasting = Object.entries(claims).filter(([name]) => !passing.includes(name));
    return lasting.length > 0 ? JSON.stringify(lasting.sort(([a], [b]) => (a < b ? -1 : 1))) : null;
  } catch {
    return null;
  }
}
