import { firstSid } from "./player/take-sid.ts";

// Before anything below runs, the sid has left the address bar and the history.

import { showMirror } from "./first-paint.ts";
import { lateActions } from "./late-actions.ts";
import { Page } from "./page.ts";
import { forgetTries, startOver } from "./start-over.ts";

const root = document.getElementById("app");
if (root === null) throw new Error('index.html has no element with the id "app"');

const late = lateActions();
const page = new Page(root, late.actions);
page.set({});
const shown = showMirror(page, firstSid);
import("./start.ts")
  .then(async ({ start }) => {
    forgetTries();
    late.arrive(await start(page, firstSid, shown));
  })
  .catch((error: unknown) => startOver(error, firstSid));
