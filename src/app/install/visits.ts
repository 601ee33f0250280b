const VISITS = "fasttrack-inbox:visits";
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
