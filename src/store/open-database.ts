import { openDB } from "idb";
import { migrate, SCHEMA_VERSION } from "./migrations.ts";
import type { InboxDatabase, InboxSchema } from "./schema.ts";

/**
 * - `refused`: the browser gives this page no storage (private mode, blocked third-party storage)
 * - `newer-version`: a newer release of the inbox stored it; this one must not touch it
 * - `stuck`: the browser did not answer, or another tab holds an old version open
 */
export type OpenProblem = "refused" | "newer-version" | "stuck";

export class OpenError extends Error {
  override readonly name = "OpenError";
  constructor(
    readonly problem: OpenProblem,
    options?: ErrorOptions,
  ) {
    super(`IndexedDB could not be opened: ${problem}`, options);
  }
}

/** The player signed out: what had to be there is gone. */
export class MissingError extends Error {
  override readonly name = "MissingError";
}

/** Safari has opens that never answer, and a frozen tab may never close its old version. */
const OPEN_TIMEOUT_MS = 5_000;

export interface Opened {
  readonly database: InboxDatabase;
  /** It did not exist before. */
  readonly isNew: boolean;
}

export interface OpenOptions {
  /** It is not made where it is not there, however shortly before it was. */
  readonly mustExist?: boolean;
  readonly timeoutMs?: number;
}

/** - `deleted`: the player signed out; it must not be opened again, which would bring an empty one back */
export type ClosedReason = "deleted" | "lost";

/**
 * Opens and migrates. Settles always (invariant 15).
 *
 * @param onClosed another tab needs it closed (a newer version, a sign-out), or the browser closed it by itself
 * @throws OpenError, or MissingError
 */
export async function openDatabase(
  name: string,
  onClosed: (reason: ClosedReason) => void,
  { mustExist = false, timeoutMs = OPEN_TIMEOUT_MS }: OpenOptions = {},
): Promise<Opened> {
  let isNew = false;
  let isLate = false;
  const opening = open();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      isLate = true;
      reject(new OpenError("stuck"));
    }, timeoutMs);
  });
  try {
    return { database: await Promise.race([opening, timeout]), isNew };
  } finally {
    clearTimeout(timer);
  }

  async function open(): Promise<InboxDatabase> {
    try {
      const database = await openDB<InboxSchema>(name, SCHEMA_VERSION, {
        upgrade(upgraded, from, _to, transaction) {
          isNew = from === 0;
          if (isNew && mustExist) {
            // One whose first version is not finished was never there.
            transaction.done.catch(() => {});
            return transaction.abort();
          }
          migrate(upgraded, transaction, from);
        },
        blocking(_current, wanted, event) {
          if (event.target instanceof IDBDatabase) event.target.close();
          onClosed(wanted === null ? "deleted" : "lost");
        },
        terminated: () => onClosed("lost"),
      });
      if (isLate) database.close();
      return database;
    } catch (error) {
      if (isNew && mustExist) throw new MissingError();
      const isNewer = error instanceof DOMException && error.name === "VersionError";
      throw new OpenError(isNewer ? "newer-version" : "refused", { cause: error });
    }
  }
}
