import type { FullNotification, Notification } from "../../model/notification.ts";

/** A message as the parser would make it. */
export function notificationOf(fields: Partial<Notification> & { readonly id: number }): FullNotification {
  return {
    body: "<p>Hello</p>",
    notification: {
      event: "inbox",
      display: "push",
      title: "A title",
      preview: "Hello",
      footer: "",
      buttons: [],
      image: null,
      pictures: [],
      isRead: false,
      date: Date.UTC(2026, 0, 2),
      expires: null,
      ...fields,
    },
  };
}
