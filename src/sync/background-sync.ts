/** The tag under which the outbox asks to be replayed when the network is back. */
export const REPLAY_TAG = "replay";

interface SyncManager {
  register(tag: string): Promise<void>;
}

function syncManagerOf(registration: ServiceWorkerRegistration): SyncManager | null {
  if (!("sync" in registration)) return null;
  const { sync } = registration;
  return isSyncManager(sync) ? sync : null;
}

function isSyncManager(value: unknown): value is SyncManager {
  return typeof value === "object" && value !== null && "register" in value && typeof value.register === "function";
}

/**
 * Asks the browser to wake the worker once there is network, also with every tab closed. Chromium only; in a cross-site
 * iframe it is there and rejects. Replay never depends on it (invariant 11).
 *
 * @returns whether the browser agreed
 */
export async function registerBackgroundSync(registration: ServiceWorkerRegistration): Promise<boolean> {
  try {
    const manager = syncManagerOf(registration);
    await manager?.register(REPLAY_TAG);
    return manager !== null;
  } catch {
    return false;
  }
}
