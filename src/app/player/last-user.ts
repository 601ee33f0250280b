import { isDatabaseName } from "../../store/keys.ts";

/** Names the database of the last user: of this tab, so that two tabs may have two users, else of this browser. */
export const KEY = "fasttrack-inbox:user";
export const SIGNED_OUT = "fasttrack-inbox:signed-out";

/** A browser may refuse these two as well. */
export function storages(): Storage[] {
  try {
    return [sessionStorage, localStorage];
  } catch {
    return [];
  }
}

/** Whose mirror the first paint shows; null where nobody's is here, or the player signed out. */
export async function findLastDatabase(): Promise<string | null> {
  if (isSignedOutHere()) return null;
  for (const storage of storages()) {
    const name = storage.getItem(KEY);
    if (name !== null && isDatabaseName(name)) return name;
  }
  // Chromium writes localStorage seconds late: after a crash the name may be missing while the inbox is there.
  const { newestDatabase } = await import("../../store/users.ts");
  return newestDatabase();
}

/** Whether the player signed out here and has not asked to come back. A tab that has another user is not meant. */
export function isSignedOutHere(): boolean {
  const [own, shared] = storages();
  if (own === undefined || shared === undefined) return false;
  const signedOut = own.getItem(SIGNED_OUT) ?? shared.getItem(SIGNED_OUT);
  const current = own.getItem(KEY);
  return signedOut !== null && (current === null || current === signedOut);
}
