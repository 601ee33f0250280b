const TRIES = "fasttrack-inbox:start-over";
const MOST_TRIES = 3;
const PATIENCE_MS = 5_000;

/**
 * The code behind the list did not arrive: a first visit on a bad network, or a release that replaced it in that moment.
 * The browser may remember the failure for this page, so the page starts over, a few times at most.
 *
 * @param sid lives in this page's memory only, and would be lost: the next page takes it from the fragment again
 */
export function startOver(error: unknown, sid: string | null): void {
  console.error("The inbox could not be loaded completely.", error);
  const reload = () => {
    if (sid !== null) history.replaceState(history.state, "", `#sid=${encodeURIComponent(sid)}`);
    location.reload();
  };
  setTimeout(() => {
    try {
      const tries = Number(sessionStorage.getItem(TRIES) ?? 0);
      if (tries >= MOST_TRIES || !navigator.onLine) return addEventListener("online", reload);
      sessionStorage.setItem(TRIES, String(tries + 1));
    } catch {
      // Without storage nobody would count: leave it to the player.
      return;
    }
    reload();
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
