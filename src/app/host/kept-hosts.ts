const KEY = "fasttrack-inbox:hosts";

/** Of `hostOrigins` when it was read last: a start without a network, or before its answer, goes by it. Null if never. */
export function keptHosts(): readonly string[] | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "null");
    return Array.isArray(kept) ? kept.filter((origin) => typeof origin === "string") : null;
  } catch {
    return null;
  }
}

export function keepHosts(origins: readonly string[]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(origins));
  } catch {
    // Then the next start asks before it shows anything.
  }
}
