import { firstSid } from "./player/take-sid.ts";

// Before anything below runs, the sid has left the address bar and the history.

import { downloadAhead } from "../sync/config-file.ts";
import { setHostScheme, wearKept } from "./brand/look.ts";
import { showMirror } from "./first-paint.ts";
import { takePart } from "./fragment.ts";
import type { HostLink } from "./host/host-link.ts";
import { keptFilter } from "./kept-filter.ts";
import "./install/held-prompt.ts";
import { speak, speakLate } from "./language/speak.ts";
import { chosen, want } from "./language/wanted.ts";
import { lateActions } from "./late-actions.ts";
import { parseRoute } from "./navigation/route.ts";
import { stateAt } from "./navigation/state-at.ts";
import { Page } from "./page.ts";
import { forgetTries, startOver } from "./start-over.ts";
import { warmUpFormats } from "./ui/when.ts";

const root = document.getElementById("app");
if (root === null) throw new Error('index.html has no element with the id "app"');

wearKept();
const late = lateActions();
const hostLanguage = takePart("lang");
// In a frame nothing begins before the page around was found to be one that may show it.
if (window.parent === window) {
  if (hostLanguage !== null) want("host", hostLanguage || null);
  downloadAhead(document.baseURI);
  begin(root, null);
} else import("./host/meet-host.ts").then(({ meetHost }) => meetHost()).then((host) => begin(root, host), giveUp);

function begin(root: HTMLElement, host: HostLink | null): void {
  if (host !== null) {
    want("host", host.look.locale);
    setHostScheme(host.look.theme);
  }
  const ready = speak(chosen());
  const page = new Page(root, late.actions, ready);
  const role = host?.role ?? null;
  if (role !== "popups") void ready.then(() => requestAnimationFrame(() => setTimeout(warmUpFormats)));
  // What lies over the page around counts all of it, whatever the panel shows.
  const filter = role === "popups" ? "all" : keptFilter();
  page.set({ ...stateAt(parseRoute(location.hash)), filter, role });
  // A page around that knows somebody says first whom: it may be another player than the last one.
  const shown = host === null ? showMirror(page, firstSid) : host.firstSid().then((sid) => showMirror(page, sid));
  // Each with its own `then`: the minifier would make one import of two, which preloads what either needs.
  const furnishing =
    role === "popups"
      ? import("./over-page/over-page.tsx").then(({ furnish }) => furnish)
      : import("./whole-page.ts").then(({ furnish }) => furnish);
  Promise.all([import("./start.ts"), furnishing, ready.then(speakLate)])
    .then(async ([{ start }, furnish]) => {
      forgetTries();
      late.arrive(await start(page, firstSid, shown, host, furnish));
    })
    .catch(giveUp);
}

function giveUp(error: unknown): void {
  startOver(error, firstSid);
}
