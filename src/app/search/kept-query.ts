import { ROLE_PARAMETER, ROLES } from "../../embed/protocol.ts";

/**
 * The query outlives a reload, and a tab that the device puts aside, but not the search, and in no other player's inbox. Not in the
 * address: browsers keep those. Each frame of a page around has its own.
 */
const KEY = "fasttrack-inbox:query:";
const own = `${KEY}${new URLSearchParams(location.search).get(ROLE_PARAMETER) ?? ""}`;

/** @param query empty to keep none */
export function keepQuery(database: string, query: string): void {
  try {
    if (query === "") sessionStorage.removeItem(own);
    else sessionStorage.setItem(own, JSON.stringify({ database, query }));
  } catch {
    // Then it is typed anew.
  }
}

/** Whoever it was of, in whichever frame. */
export function forgetQuery(): void {
  try {
    for (const role of ["", ...ROLES]) sessionStorage.removeItem(KEY + role);
  } catch {
    // None was kept either.
  }
}

/** @returns empty where none was kept in this inbox */
export function keptQuery(database: string): string {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(own) ?? "null");
    if (typeof kept !== "object" || kept === null || !("database" in kept) || !("query" in kept)) return "";
    return kept.database === database && typeof kept.query === "string" ? kept.query : "";
  } catch {
    return "";
  }
}
