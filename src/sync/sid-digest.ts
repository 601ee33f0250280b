/**
 * Tells whether a sid is the one of the last login without keeping it: SHA-256 over a random salt and the sid, which is
 * far too long to be guessed.
 */
export async function digestSid(salt: string, sid: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(salt + sid));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
