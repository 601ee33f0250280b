/**
 * The query outlives a reload, and a tab that the device puts aside, but not the search, and in no other player's inbox. Not in the
 * address: browsers keep those.
 */
const KEY = "fasttrack-inbox:query";

/** @param query empty to keep none */
export function keepQuery(database: string, query: string): void {
  try {
    if (query === "") sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, JSON.stringify({ database, query }));
  } catch {
    // Then it is typed anew.
  }
}

/** Whoever it was of. */
export function forgetQuery(): void {
  keepQuery("", "");
}

/** @returns empty where none was kept in this inbox */
export function keptQuery(database: string): string {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
    if (typeof kept !== "object" || kept === null || !("database" in kept) || !("query" in kept)) return "";
    return kept.database === database && typeof kept.query === "string" ? kept.query : "";
  } catch {
    return "";
  }
}
