import { ClosedError } from "../store/connection.ts";
import { MissingError } from "../store/open-database.ts";
import { closeStore, openExisting } from "../store/store.ts";
import { listDatabases } from "../store/users.ts";
import { type ReplayResult, replay } from "../sync/replay.ts";
import { Session } from "../sync/session.ts";
import type { Tools } from "../sync/tools.ts";
import { wayWanted } from "./make-way.ts";

/** Longest that a background replay waits for a held delete or a backoff, in ms. The browser ends events after minutes. */
const PATIENCE_MS = 60_000;

/** Runs work on a user's database; null where it is not there, or goes during the work. */
export async function withTools<T>(database: string, work: (tools: Tools) => Promise<T>): Promise<T | null> {
  const store = openExisting(database);
  try {
    await store.connection.open();
    return await work({ store, session: new Session(store), now: Date.now, random: Math.random });
  } catch (error) {
    if (error instanceof MissingError || error instanceof ClosedError) return null;
    throw error;
  } finally {
    closeStore(store);
  }
}

/**
 * Replays the outboxes of all users of this profile, each with its own token.
 *
 * @throws the first error, when all the others are done: one broken database holds up nobody else's
 */
export async function replayAll(): Promise<readonly (ReplayResult | null)[]> {
  const databases = await listDatabases();
  const signal = wayWanted();
  const replays = databases.map((database) => withTools(database, (tools) => replayPatiently(tools, signal)));
  await Promise.allSettled(replays);
  return Promise.all(replays);
}

/** As `replay`, and again when something falls due soon: nobody else may be there to do it. */
async function replayPatiently(tools: Tools, signal: AbortSignal): Promise<ReplayResult> {
  const end = tools.now() + PATIENCE_MS;
  for (;;) {
    const result = await replay(tools);
    if (result.type !== "waiting" || result.until > end) return result;
    await sleep(Math.max(50, result.until - tools.now()), signal);
    if (signal.aborted) return result;
  }
}

/** Ends early, or does not begin, when `signal` is aborted. */
function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const wake = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", wake);
      resolve();
    };
    const timer = setTimeout(wake, ms);
    signal.addEventListener("abort", wake);
  });
}
