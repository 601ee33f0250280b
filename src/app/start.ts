import { actionsOn } from "./actions.ts";
import { App } from "./app.ts";
import type { Shown } from "./first-paint.ts";
import type { HostLink } from "./host/host-link.ts";
import { leaveByEscape } from "./host/leave-by-escape.ts";
import { serveHost, tellHost } from "./host/serve-host.ts";
import type { Page } from "./page.ts";
import type { Actions } from "./state.ts";

/** Puts on the page what it shows. @returns what is to be done once the player can act */
export type Furnish = (page: Page) => (app: App, actions: Actions) => void;

/**
 * Everything that the first list did not need.
 *
 * @param shown resolves when the mirror, if there is one, is painted
 * @param host the page around, where there is one
 */
export async function start(
  page: Page,
  sid: string | null,
  shown: Promise<Shown | null>,
  host: HostLink | null,
  furnish: Furnish,
): Promise<Actions> {
  const finish = furnish(page);
  const app = new App(page, sid, host);
  const actions = actionsOn(app);
  if (host !== null) tellHost(host, app);
  await app.begin(await shown);
  if (host !== null) serveHost(host, app, actions);
  finish(app, actions);
  if (host?.role === "panel") leaveByEscape(host);
  return actions;
}
