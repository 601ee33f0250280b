import { countRows } from "../../store/outline.ts";
import type { Store } from "../../store/store.ts";
import type { Page } from "../page.ts";

/** What this device holds of the player's. */
export interface DeviceFacts {
  /** Notifications that are stored. */
  readonly count: number;
  /** Of everything that the inbox stores, pictures and the app itself included; null where the browser does not tell. */
  readonly bytes: number | null;
  /** The browser promised to remove nothing by itself; null where it makes no such promises. */
  readonly isKept: boolean | null;
}

/** At most so often, in ms, while the inbox changes. */
const PACE_MS = 500;

/** Reads the facts while the settings show them. */
export class FactsReader {
  #isOpen = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #unsubscribe: () => void;

  constructor(
    readonly store: Store,
    readonly page: Page,
  ) {
    this.#unsubscribe = store.changes.subscribe(() => this.#readSoon());
  }

  setOpen(isOpen: boolean): void {
    this.#isOpen = isOpen;
    if (isOpen) void this.#read();
  }

  /** Asks the browser to keep what is stored. Where it refuses, the facts say so. */
  async keep(): Promise<void> {
    await navigator.storage.persist().catch((error: unknown) => console.warn("The browser keeps nothing.", error));
    await this.#read();
  }

  close(): void {
    this.#isOpen = false;
    clearTimeout(this.#timer);
    this.#unsubscribe();
  }

  #readSoon(): void {
    if (!this.#isOpen) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.#read();
    }, PACE_MS);
  }

  async #read(): Promise<void> {
    try {
      const [count, bytes, isKept] = await Promise.all([countRows(this.store, "all"), measure(), isPersisted()]);
      if (this.#isOpen) this.page.set({ facts: { count, bytes, isKept } });
    } catch (error) {
      if (this.#isOpen) console.warn("It could not be read what is stored.", error);
    }
  }
}

/** Not in every browser, and not in every frame. */
async function measure(): Promise<number | null> {
  try {
    return (await navigator.storage.estimate()).usage ?? null;
  } catch {
    return null;
  }
}

async function isPersisted(): Promise<boolean | null> {
  try {
    return await navigator.storage.persisted();
  } catch {
    return null;
  }
}
