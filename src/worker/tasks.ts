import { closeStore, openStore, type Store } from "../store/store.ts";
import { listDatabases } from "../store/users.ts";
import { type ReplayResult, replay, type Tools } from "../sync/replay.ts";
import { Session } from "../sync/session.ts";

/** Longest that a background replay waits for a held delete or a backoff, in ms. The browser ends events after minutes. */
const PATIENCE_MS = 60_000;

/** Runs work on a user's database if it is there: opening one that is gone would bring an empty one back. */
export async function withTools<T>(database: string, work: (tools: Tools) => Promise<T>): Promise<T | null> {
  if (!(await listDatabases()).includes(database)) return null;
  const store: Store = openStore(database);
  try {
    return await work({ store, session: new Session(store), now: Date.now, random: Math.random });
  } finally {
    closeStore(store);
  }
}

/** Replays the outboxes of all users of this profile, each with its own token. */
export async function replayAll(): Promise<readonly (ReplayResult | null)[]> {
  const databases = await listDatabases();
  return Promise.all(databases.map((database) => withTools(database, replayPatiently)));
}

let isMakingWay = false;
const impatient = new EventTarget();

/** An update takes over only when this worker has nothing under way: stop waiting for what is not due yet. */
export function makeWay(): void {
  isMakingWay = true;
  impatient.dispatchEvent(new Event("make-way"));
}

/** As `replay`, and again when something falls due soon: nobody else may be there to do it. */
async function replayPatiently(tools: Tools): Promise<ReplayResult> {
  const end = tools.now() + PATIENCE_MS;
  for (;;) {
    const result = await replay(tools);
    if (result.type !== "waiting" || result.until > end || isMakingWay) return result;
    await new Promise((resolve) => {
      setTimeout(resolve, Math.max(50, result.until - tools.now()));
      impatient.addEventListener("make-way", resolve, { once: true });
    });
  }
}
