import { newestDatabase } from "../store/users.ts";
import { readView } from "../store/view.ts";
import { withTools } from "./tasks.ts";

/**
 * Shows on the app's icon how many messages are unread: no page is there to do it after the worker changed something by
 * itself. Of several players, the one whose inbox was refreshed last.
 */
export async function showBadge(): Promise<void> {
  if ("setAppBadge" in navigator) await showBadgeOf(await newestDatabase());
}

/** Runs what refreshes every inbox, after which it would be anybody's who was refreshed last. */
export async function keepingBadge(refreshEveryInbox: () => Promise<void>): Promise<void> {
  if (!("setAppBadge" in navigator)) return refreshEveryInbox();
  const database = await newestDatabase();
  await refreshEveryInbox().finally(() => showBadgeOf(database));
}

async function showBadgeOf(database: string | null): Promise<void> {
  if (database === null) return;
  const view = await withTools(database, ({ store }) => readView(store, { filter: "all", limit: 0, now: Date.now() }));
  if (view === null) return;
  // Refused where the app is not installed or may not notify.
  await navigator.setAppBadge(view.unread).catch(() => undefined);
}
