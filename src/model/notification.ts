/** What the CRM calls the kind of a message (vendor's guide, step 3). */
export type NotificationEvent = "shoutout" | "message" | "inbox";

/** `push` is shown at once, `silent` goes into the inbox without a pop-up. */
export type Display = "push" | "silent";

export interface CallToAction {
  readonly text: string;
  /** Absolute http(s) URL. */
  readonly href: string;
}

/** One message of the inbox without its HTML body, which is stored and read apart from it. */
export interface Notification {
  readonly id: number;
  readonly event: NotificationEvent;
  readonly display: Display;
  readonly title: string;
  /** Plain text for the list. */
  readonly preview: string;
  /** May hold HTML. */
  readonly footer: string;
  readonly buttons: readonly CallToAction[];
  /** Absolute http(s) URL. */
  readonly image: string | null;
  /** Every picture that reading the message needs, the header image included. */
  readonly pictures: readonly string[];
  readonly isRead: boolean;
  /** Milliseconds since 1970 UTC; null where the server sent no date that can be read. */
  readonly date: number | null;
  readonly expires: number | null;
}

/** A notification with its HTML body as it came from the server. */
export interface FullNotification {
  readonly notification: Notification;
  readonly body: string;
}

/** Newest first, by the server's date and then its id; a message without a date is the oldest. */
export function orderOf(notification: Pick<Notification, "id" | "date">): [number, number] {
  return [notification.date === null ? Number.POSITIVE_INFINITY : -notification.date, -notification.id];
}

/** Whether the local clock says that the message is over. The clock may be wrong: hide by it, never delete by it. */
export function isExpired(notification: Pick<Notification, "expires">, now: number): boolean {
  return notification.expires !== null && notification.expires <= now;
}
