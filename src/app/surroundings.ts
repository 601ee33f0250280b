export interface Surroundings {
  /** @param wasAsleep sockets may be dead without knowing it */
  resume(wasAsleep: boolean): void;
  suspend(): void;
  networkLost(): void;
  /** @param isArrival the browser went to another entry of its history */
  fragmentChanged(isArrival: boolean): void;
}

/** Hidden for longer than this, in ms, a page counts as having slept: phones stop sockets in the background. */
const SLEEP_MS = 30_000;

/** Everything around the page that is a reason to try again now (invariants 11 and 13). */
export function listenToSurroundings(surroundings: Surroundings): void {
  let hiddenAt = 0;
  addEventListener("online", () => surroundings.resume(true));
  addEventListener("offline", () => surroundings.networkLost());
  addEventListener("popstate", () => surroundings.fragmentChanged(true));
  addEventListener("hashchange", () => surroundings.fragmentChanged(false));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") hiddenAt = performance.now();
    else surroundings.resume(performance.now() - hiddenAt > SLEEP_MS);
  });
  addEventListener("pagehide", (event) => {
    if (event.persisted) surroundings.suspend();
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) surroundings.resume(true);
  });
  document.addEventListener("freeze", () => surroundings.suspend());
  document.addEventListener("resume", () => surroundings.resume(true));
}
