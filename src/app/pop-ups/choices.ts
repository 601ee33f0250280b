/**
 * How this device shows what is new. Both belong to the device and say nothing of a player.
 *
 * - `notify`: by the system's notifications while the inbox is not in front
 * - `stay`: toasts stay until they are closed
 */
export type Choice = "notify" | "stay";

const PREFIX = "fasttrack-inbox:pop-ups:";

/** For this page only, where the browser refuses to store. */
const unstored = new Map<Choice, boolean>();

export function isChosen(choice: Choice): boolean {
  try {
    return localStorage.getItem(PREFIX + choice) !== null;
  } catch {
    return unstored.get(choice) === true;
  }
}

export function choose(choice: Choice, isOn: boolean): void {
  try {
    if (isOn) localStorage.setItem(PREFIX + choice, "1");
    else localStorage.removeItem(PREFIX + choice);
  } catch {
    unstored.set(choice, isOn);
  }
}
