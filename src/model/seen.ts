import type { Intent } from "./intent.ts";
import type { Notification } from "./notification.ts";

/** A notification as the player sees it: the server's truth with the player's own unconfirmed changes laid over it. */
export interface SeenNotification extends Notification {
  /** A change of it waits to be sent. */
  readonly isWaiting: boolean;
  /** A change of it was refused. */
  readonly isParked: boolean;
}

/** A parked change no longer covers its message: it was refused. */
export function isCovering(intent: Intent): boolean {
  return intent.state !== "parked";
}

/** Base ⊕ intents (invariant 1). Null where the player deleted it. */
export function see(base: Notification, intents: readonly Intent[]): SeenNotification | null {
  const covering = intents.filter(isCovering);
  if (covering.some((intent) => intent.kind === "delete")) return null;
  return {
    ...base,
    isRead: base.isRead || covering.some((intent) => intent.kind === "read"),
    isWaiting: covering.length > 0,
    isParked: covering.length < intents.length,
  };
}

/** 1 where the player sees an unread message, else 0: what the unread count is the sum of. */
export function unreadWeight(base: Notification | undefined, intents: readonly Intent[]): 0 | 1 {
  if (base === undefined) return 0;
  const seen = see(base, intents);
  return seen !== null && !seen.isRead ? 1 : 0;
}
