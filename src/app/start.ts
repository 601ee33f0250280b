import { actionsOn } from "./actions.ts";
import { App } from "./app.ts";
import type { Shown } from "./first-paint.ts";
import { offerInstall } from "./install/offer-install.ts";
import { takeLaunches } from "./install/take-launch.ts";
import { keepFilter } from "./kept-filter.ts";
import { listenForKeys } from "./keys/listen-for-keys.ts";
import { listenToRows } from "./list/listen-to-rows.ts";
import type { Page } from "./page.ts";
import { openFromDevice } from "./pop-ups/open-from-device.ts";
import type { Actions } from "./state.ts";
import { lateParts } from "./ui/late.tsx";
import { showUnread } from "./unread-signs.ts";

/** Everything that the first list did not need. @param shown resolves when the mirror, if there is one, is painted */
export async function start(page: Page, sid: string | null, shown: Promise<Shown | null>): Promise<Actions> {
  page.setLate(lateParts);
  page.onChange(({ view, filter }) => {
    showUnread(view?.unread ?? 0);
    keepFilter(filter);
  });
  offerInstall(page);
  const app = new App(page, sid);
  await app.begin(await shown);
  const actions = actionsOn(app);
  listenForKeys(page, actions);
  listenToRows(page, actions);
  openFromDevice(() => app.inbox?.database ?? null, actions);
  takeLaunches(actions.go);
  return actions;
}
