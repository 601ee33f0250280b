let shown = -1;

/** The one count, in the title and on the app's icon where the platform has badges. */
export function showUnread(unread: number): void {
  if (unread === shown) return;
  shown = unread;
  document.title = unread > 0 ? `(${unread}) Inbox` : "Inbox";
  if (!("setAppBadge" in navigator)) return;
  const done = unread > 0 ? navigator.setAppBadge(unread) : navigator.clearAppBadge();
  // Refused where the app is not installed or may not notify.
  done.catch(() => {});
}
