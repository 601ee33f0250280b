const KEY = "fasttrack-inbox:keys-off";

/** For this page only, where the browser refuses to store. */
let isOffHere = false;

/** Keys of one character can be turned off: speech input and a slip of the hand press them unmeant (WCAG 2.1.4). */
export function areKeysOn(): boolean {
  try {
    return localStorage.getItem(KEY) === null;
  } catch {
    return !isOffHere;
  }
}

export function turnKeys(areOn: boolean): void {
  try {
    if (areOn) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, "1");
  } catch {
    isOffHere = !areOn;
  }
}
