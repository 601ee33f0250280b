import { firstSid } from "./player/take-sid.ts";

// Before anything below runs, the sid has left the address bar and the history.

import { showMirror } from "./first-paint.ts";
import { speak, speakLate } from "./language/speak.ts";
import { chosen } from "./language/wanted.ts";
import { lateActions } from "./late-actions.ts";
import { Page } from "./page.ts";
import { forgetTries, startOver } from "./start-over.ts";

const root = document.getElementById("app");
if (root === null) throw new Error('index.html has no element with the id "app"');

const late = lateActions();
const ready = speak(chosen());
const page = new Page(root, late.actions, ready);
page.set({});
const shown = showMirror(page, firstSid);
Promise.all([import("./start.ts"), ready.then(speakLate)])
  .then(async ([{ start }]) => {
    forgetTries();
    late.arrive(await start(page, firstSid, shown));
  })
  .catch((error: unknown) => startOver(error, firstSid));
