import { isDatabaseName } from "../store/keys.ts";

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

/** Read without waiting for anything: it decides what the first paint shows. */
export function lastDatabase(): string | null {
  for (const storage of storages()) {
    const name = storage.getItem(KEY);
    if (name !== null && isDatabaseName(name)) return name;
  }
  return null;
}

export function rememberDatabase(name: string): void {
  for (const storage of storages()) storage.setItem(KEY, name);
}

export function forgetDatabase(name: string): void {
  for (const storage of storages()) if (storage.getItem(KEY) === name) storage.removeItem(KEY);
}

/** Whether the player signed out here and has not asked to come back. A tab that has its own user is not meant. */
export function isSignedOutHere(): boolean {
  const [own, shared] = storages();
  if (own === undefined || shared === undefined) return false;
  return own.getItem(KEY) === null && (own.getItem(SIGNED_OUT) ?? shared.getItem(SIGNED_OUT)) !== null;
}

export function setSignedOutHere(isSignedOut: boolean): void {
  for (const storage of storages()) {
    if (isSignedOut) storage.setItem(SIGNED_OUT, "1");
    else storage.removeItem(SIGNED_OUT);
  }
}
