const VISITS = "fasttrack-inbox:visits";
const TURNED_DOWN = "fasttrack-inbox:install-turned-down";
/** A reload is no visit: a tab counts once. */
const COUNTED = "fasttrack-inbox:visit-counted";

/** @returns how often this browser has opened the inbox, this time included; 1 where that cannot be stored */
export function countVisit(): number {
  try {
    const before = Number(localStorage.getItem(VISITS) ?? 0);
    if (sessionStorage.getItem(COUNTED) !== null) return before;
    sessionStorage.setItem(COUNTED, "1");
    localStorage.setItem(VISITS, String(before + 1));
    return before + 1;
  } catch {
    return 1;
  }
}

export function isTurnedDown(): boolean {
  try {
    return localStorage.getItem(TURNED_DOWN) !== null;
  } catch {
    return true;
  }
}

export function turnDown(): void {
  try {
    localStorage.setItem(TURNED_DOWN, "1");
  } catch {
    // Asked again some time.
  }
}
