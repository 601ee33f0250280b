import { negotiate, type Spoken } from "./negotiate.ts";

/** The page that the inbox is embedded in knows the player; the operator's file speaks for everybody. */
const KEYS = { host: "fasttrack-inbox:host-language", operator: "fasttrack-inbox:language" };

const wants: Record<keyof typeof KEYS, string | null> = { host: kept(KEYS.host), operator: kept(KEYS.operator) };

/** What the page speaks, known before anything is asked: the host's wish of the last time, the operator's, the browser's. */
export function chosen(): Spoken {
  const wanted = [wants.host, wants.operator].filter((tag) => tag !== null);
  return negotiate(wanted, navigator.languages);
}

/** Keeps what one of them asks for, for this start and the next. @param tag null where it asks for nothing */
export function want(who: keyof typeof KEYS, tag: string | null): void {
  wants[who] = tag;
  try {
    if (tag === null) localStorage.removeItem(KEYS[who]);
    else localStorage.setItem(KEYS[who], tag);
  } catch {
    // Then the next start learns it anew.
  }
}

function kept(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
