import type { Intent, IntentKind } from "./intent.ts";
import type { FullNotification, Notification } from "./notification.ts";

/** An unread `inbox` message without date or expiry; a test names only what it is about. */
export function aNotification(fields: Partial<Notification> = {}): Notification {
  return {
    id: 1,
    event: "inbox",
    display: "push",
    title: "A title",
    preview: "A preview",
    footer: "",
    buttons: [],
    image: null,
    pictures: [],
    isRead: false,
    date: null,
    expires: null,
    ...fields,
  };
}

export function aRow(fields: Partial<Notification> = {}, body = "<p>A body</p>"): FullNotification {
  return { notification: aNotification(fields), body };
}

export function anIntent(kind: IntentKind, fields: Partial<Intent> = {}): Intent {
  return {
    id: 1,
    messageId: 1,
    kind,
    state: "waiting",
    refusals: 0,
    failures: 0,
    notBefore: 0,
    absorbedRead: false,
    problem: null,
    ...fields,
  };
}

/** From 1 to this, as ids. */
export const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
