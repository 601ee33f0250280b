import { look } from "./brand/look.ts";
import { number } from "./language/say.ts";
import { strings } from "./strings.ts";

let shown = "";

/** The one count, in the title and on the app's icon where the platform has badges. */
export function showUnread(unread: number): void {
  const name = look.name ?? strings.appName;
  const title = unread > 0 ? `(${number(unread)}) ${name}` : name;
  if (title === shown) return;
  shown = title;
  document.title = title;
  if (!("setAppBadge" in navigator)) return;
  const done = unread > 0 ? navigator.setAppBadge(unread) : navigator.clearAppBadge();
  // Refused where the app is not installed or may not notify.
  done.catch(() => {});
}
