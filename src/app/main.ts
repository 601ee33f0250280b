import { firstSid } from "./player/take-sid.ts";

// Before anything below runs, the sid has left the address bar and the history.

import { wearKept } from "./brand/look.ts";
import { showMirror } from "./first-paint.ts";
import { takePart } from "./fragment.ts";
import { keptFilter } from "./kept-filter.ts";
import "./install/held-prompt.ts";
import { speak, speakLate } from "./language/speak.ts";
import { chosen, want } from "./language/wanted.ts";
import { lateActions } from "./late-actions.ts";
import { parseRoute } from "./navigation/route.ts";
import { stateAt } from "./navigation/state-at.ts";
import { Page } from "./page.ts";
import { forgetTries, startOver } from "./start-over.ts";

const root = document.getElementById("app");
if (root === null) throw new Error('index.html has no element with the id "app"');

wearKept();
const late = lateActions();
const hostLanguage = takePart("lang");
if (hostLanguage !== null) want("host", hostLanguage || null);
const ready = speak(chosen());
const page = new Page(root, late.actions, ready);
page.set({ ...stateAt(parseRoute(location.hash)), filter: keptFilter() });
const shown = showMirror(page, firstSid);
Promise.all([import("./start.ts"), ready.then(speakLate)])
  .then(async ([{ start }]) => {
    forgetTries();
    late.arrive(await start(page, firstSid, shown));
  })
  .catch((error: unknown) => startOver(error, firstSid));
