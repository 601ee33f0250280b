/**
 * What somebody chose on this device. It belongs to the device and says nothing of a player.
 *
 * - `pop-ups:notify`: what is new by the system's notifications while the inbox is not in front
 * - `pop-ups:stay`: toasts stay until they are closed
 * - `keys-off`: keys of one character do nothing. Speech input and a slip of the hand press them unmeant (WCAG 2.1.4)
 * - `install-turned-down`: installing is not to be offered again
 */
export type Choice = "pop-ups:notify" | "pop-ups:stay" | "keys-off" | "install-turned-down";

const PREFIX = "fasttrack-inbox:";

/** For this page only, where the browser refuses to store, or has no room. */
const unstored = new Map<Choice, boolean>();

export function isChosen(choice: Choice): boolean {
  try {
    return unstored.get(choice) ?? localStorage.getItem(PREFIX + choice) !== null;
  } catch {
    return false;
  }
}

export function choose(choice: Choice, isOn: boolean): void {
  try {
    if (isOn) localStorage.setItem(PREFIX + choice, "1");
    else localStorage.removeItem(PREFIX + choice);
    unstored.delete(choice);
  } catch {
    unstored.set(choice, isOn);
  }
}
