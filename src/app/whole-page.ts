import { offerInstall } from "./install/offer-install.ts";
import { takeLaunches } from "./install/take-launch.ts";
import { keepFilter } from "./kept-filter.ts";
import { listenForKeys } from "./keys/listen-for-keys.ts";
import { listenToRows } from "./list/listen-to-rows.ts";
import { openFromDevice } from "./pop-ups/open-from-device.ts";
import type { Furnish } from "./start.ts";
import { lateParts } from "./ui/late.tsx";
import { showUnread } from "./unread-signs.ts";

/** What only a page has that shows the list. */
export const furnish: Furnish = (page) => {
  page.setLate(lateParts);
  page.onChange(({ view, filter }) => {
    showUnread(view?.unread ?? 0);
    keepFilter(filter);
  });
  offerInstall(page);
  return (app, actions) => {
    listenForKeys(page, actions);
    listenToRows(page, actions);
    openFromDevice(() => app.inbox?.database ?? null, actions);
    takeLaunches(actions.go);
  };
};
