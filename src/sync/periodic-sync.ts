/** The tag under which an installed inbox asks to be refreshed now and then. */
export const REFRESH_TAG = "refresh";

/** Twice a day, in ms. The browser decides itself how often that is, by how much the app is used. */
const EVERY_MS = 12 * 3_600_000;

interface PeriodicSyncManager {
  register(tag: string, options: { readonly minInterval: number }): Promise<void>;
}

/**
 * Asks the browser to wake the worker now and then, also with every tab closed, so that a start without a network shows
 * what came lately. Chromium only, and only where the inbox is installed: elsewhere nothing happens.
 *
 * @returns whether the browser agreed
 */
export async function registerPeriodicSync(registration: ServiceWorkerRegistration): Promise<boolean> {
  const manager = "periodicSync" in registration ? registration.periodicSync : null;
  if (!isManager(manager)) return false;
  try {
    await manager.register(REFRESH_TAG, { minInterval: EVERY_MS });
    return true;
  } catch {
    // Not installed, or not allowed.
    return false;
  }
}

function isManager(value: unknown): value is PeriodicSyncManager {
  return typeof value === "object" && value !== null && "register" in value && typeof value.register === "function";
}
