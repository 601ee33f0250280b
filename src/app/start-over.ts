import { reload } from "./reload.ts";

const TRIES = "fasttrack-inbox:start-over";
const MOST_TRIES = 3;
const PATIENCE_MS = 5_000;

/**
 * The code behind the list did not arrive: a first visit on a bad network, or a release that replaced it in that moment.
 * The browser may remember the failure for this page, so the page starts over, a few times at most.
 */
export function startOver(error: unknown, sid: string | null): void {
  console.error("The inbox could not be loaded completely.", error);
  const again = () => reload(sid);
  setTimeout(() => {
    try {
      const tries = Number(sessionStorage.getItem(TRIES) ?? 0);
      if (tries >= MOST_TRIES || !navigator.onLine) return addEventListener("online", again);
      sessionStorage.setItem(TRIES, String(tries + 1));
    } catch {
      // Without storage nobody would count: leave it to the player.
      return;
    }
    again();
  }, PATIENCE_MS);
}

/** It arrived: the next trouble has all its tries. */
export function forgetTries(): void {
  try {
    sessionStorage.removeItem(TRIES);
  } catch {
    // Without storage nothing was counted.
  }
}
