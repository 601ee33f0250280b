import { forgetQuery } from "../search/kept-query.ts";
import { KEY, SIGNED_OUT, storages } from "./last-user.ts";

/** As far as there is room: what depends on it goes on without. @param value null removes it */
function keep(storage: Storage | undefined, key: string, value: string | null): void {
  try {
    if (value === null) storage?.removeItem(key);
    else storage?.setItem(key, value);
  } catch {
    // The next start finds out by other ways.
  }
}

export function rememberDatabase(name: string): void {
  for (const storage of storages()) keep(storage, KEY, name);
}

/** With what the player looked for in it. */
export function forgetDatabase(name: string): void {
  for (const storage of storages()) if (storage.getItem(KEY) === name) storage.removeItem(KEY);
  forgetQuery();
}

/** @param database whose user signed out; null when somebody signs in */
export function setSignedOutHere(database: string | null): void {
  for (const storage of storages()) keep(storage, SIGNED_OUT, database);
}

/** Whoever this tab was for signed out in another one. */
export function setSignedOutInTab(database: string): void {
  const [own] = storages();
  keep(own, KEY, database);
  keep(own, SIGNED_OUT, database);
}

const REMAINS = "fasttrack-inbox:remains";

/** Databases that a sign-out has to remove and has not yet. */
export function findRemaining(): readonly string[] {
  // In the name of a database there is no space.
  return (storages()[1]?.getItem(REMAINS) ?? "").split(" ").filter((name) => name !== "");
}

export function addRemaining(database: string): void {
  keepRemaining([...findRemaining(), database]);
}

/** It is gone, or in use again. */
export function dropRemaining(database: string): void {
  keepRemaining(findRemaining().filter((name) => name !== database));
}

function keepRemaining(names: readonly string[]): void {
  keep(storages()[1], REMAINS, names.length === 0 ? null : [...new Set(names)].join(" "));
}

const WANTS_IN = "fasttrack-inbox:wants-in";

/** The player asked to sign in and may be sent to the operator's page for it: whoever comes back is the player. */
export function setWantsIn(): void {
  keep(storages()[0], WANTS_IN, "1");
}

/** Once. */
export function takeWantsIn(): boolean {
  const [own] = storages();
  const wantsIn = own !== undefined && own.getItem(WANTS_IN) !== null;
  own?.removeItem(WANTS_IN);
  return wantsIn;
}
