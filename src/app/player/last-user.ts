import { isDatabaseName } from "../../store/keys.ts";
import { newestDatabase } from "../../store/users.ts";

/** Names the database of the last user: of this tab, so that two tabs may have two users, else of this browser. */
const KEY = "fasttrack-inbox:user";
const SIGNED_OUT = "fasttrack-inbox:signed-out";

/** A browser may refuse these two as well. */
function storages(): Storage[] {
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
  return newestDatabase();
}

export function rememberDatabase(name: string): void {
  for (const storage of storages()) storage.setItem(KEY, name);
}

export function forgetDatabase(name: string): void {
  for (const storage of storages()) if (storage.getItem(KEY) === name) storage.removeItem(KEY);
}

/** Whether the player signed out here and has not asked to come back. A tab that has another user is not meant. */
export function isSignedOutHere(): boolean {
  const [own, shared] = storages();
  if (own === undefined || shared === undefined) return false;
  const signedOut = own.getItem(SIGNED_OUT) ?? shared.getItem(SIGNED_OUT);
  const current = own.getItem(KEY);
  return signedOut !== null && (current === null || current === signedOut);
}

/** @param database whose user signed out; null when somebody signs in */
export function setSignedOutHere(database: string | null): void {
  for (const storage of storages()) {
    if (database === null) storage.removeItem(SIGNED_OUT);
    else storage.setItem(SIGNED_OUT, database);
  }
}

const REMAINS = "fasttrack-inbox:remains";

/** @param database what a sign-out has to remove and has not yet; null once it is gone */
export function setRemaining(database: string | null): void {
  const [, shared] = storages();
  if (database === null) shared?.removeItem(REMAINS);
  else shared?.setItem(REMAINS, database);
}

export function findRemaining(): string | null {
  return storages()[1]?.getItem(REMAINS) ?? null;
}

const WANTS_IN = "fasttrack-inbox:wants-in";

/** The player asked to sign in and may be sent to the operator's page for it: whoever comes back is the player. */
export function setWantsIn(): void {
  storages()[0]?.setItem(WANTS_IN, "1");
}

/** Once. */
export function takeWantsIn(): boolean {
  const [own] = storages();
  const wantsIn = own !== undefined && own.getItem(WANTS_IN) !== null;
  own?.removeItem(WANTS_IN);
  return wantsIn;
}
