import { choose, isChosen } from "../choices.ts";

/**
 * Whether the system shows what is new while the inbox is not in front.
 *
 * - `off`: the player has not asked for it
 * - `blocked`: refused; only the browser's own settings can change that
 * - `embedded`: browsers do not let a frame on another site ask
 * - `unsupported`: the browser cannot, or not yet (an iPhone can, from the home screen)
 */
export type Notifying = "on" | "off" | "blocked" | "embedded" | "unsupported";

export function notifying(): Notifying {
  if (!("Notification" in window && "serviceWorker" in navigator)) return isEmbedded() ? "embedded" : "unsupported";
  if (Notification.permission === "denied") return isEmbedded() ? "embedded" : "blocked";
  return Notification.permission === "granted" && isChosen("pop-ups:notify") ? "on" : "off";
}

/** Only to be called by a tap on the switch: browsers ask the player then, and hold any other question against the site. */
export async function turnNotifying(isOn: boolean): Promise<void> {
  choose("pop-ups:notify", isOn && (await Notification.requestPermission()) === "granted");
}

/** In a page of another origin, which may not even be named here. */
function isEmbedded(): boolean {
  try {
    return window.top?.location.origin !== location.origin;
  } catch {
    return true;
  }
}
