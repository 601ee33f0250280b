import { type ClosedReason, openDatabase } from "./open-database.ts";
import type { InboxDatabase } from "./schema.ts";

/** The database was closed for good on purpose. */
export class ClosedError extends Error {
  override readonly name = "ClosedError";
  constructor() {
    super("The inbox of this user is closed");
  }
}

/** How often one piece of work is tried on a fresh connection before its error counts. */
const REOPENINGS = 2;

/**
 * One database of one user. Opens on first use, and anew after the browser or another tab closed it: Safari's
 * "Connection to Indexed Database server lost" needs a fresh connection, not a retry on the old one.
 */
export class Connection {
  #opening: Promise<InboxDatabase> | null = null;
  #isNew = false;
  #isFinal = false;

  /**
   * @param onDeleted the player signed out in another tab; nothing works here any more
   * @param mustExist an inbox that is gone is not made anew, at no opening: `open` and `run` throw MissingError
   */
  constructor(
    readonly name: string,
    readonly onDeleted: () => void = () => {},
    readonly mustExist = false,
  ) {}

  /** The database did not exist when it was first opened here. */
  get isNew(): boolean {
    return this.#isNew;
  }

  /** @throws OpenError, MissingError, or ClosedError after `close` and after a sign-out */
  open(): Promise<InboxDatabase> {
    if (this.#isFinal) return Promise.reject(new ClosedError());
    this.#opening ??= this.#openOnce();
    return this.#opening;
  }

  /**
   * Runs a piece of work that is whole in itself (one transaction), again on a fresh connection if the old one is lost.
   *
   * @throws as `open`, or what the work throws
   */
  async run<T>(work: (database: InboxDatabase) => Promise<T>): Promise<T> {
    for (let tries = 0; ; tries++) {
      const opening = this.open();
      try {
        return await work(await opening);
      } catch (error) {
        if (this.#isFinal || tries === REOPENINGS || !isLost(error)) throw error;
        if (this.#opening === opening) this.#opening = null;
      }
    }
  }

  /** For good: work after this fails. */
  close(): void {
    this.#isFinal = true;
    this.#opening?.then(
      (database) => database.close(),
      () => {},
    );
  }

  async #openOnce(): Promise<InboxDatabase> {
    const onClosed = (reason: ClosedReason) => {
      this.#opening = null;
      if (reason === "lost" || this.#isFinal) return;
      this.#isFinal = true;
      this.onDeleted();
    };
    const opening = openDatabase(this.name, onClosed, { mustExist: this.mustExist });
    try {
      const { database, isNew } = await opening;
      this.#isNew ||= isNew;
      return database;
    } catch (error) {
      this.#opening = null;
      throw error;
    }
  }
}

/** The connection is gone, as opposed to the work being wrong. `AbortError` is what a forced close leaves behind. */
function isLost(error: unknown): boolean {
  if (!(error instanceof DOMException)) return false;
  return error.name === "InvalidStateError" || error.name === "UnknownError" || error.name === "AbortError";
}
