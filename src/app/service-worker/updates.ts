import { firstSight } from "../first-sight.ts";
import type { Page } from "../page.ts";
import { readNews } from "../whats-new/news.ts";
import type { WorkerClient } from "./worker-client.ts";

/** Has the service worker installed, and tells the player of a release that waits. */
export class Updates {
  #current: Promise<void> | null = null;

  /** @param onReady the worker is registered @param onReplaced as `WorkerClient.register` has it */
  constructor(
    readonly page: Page,
    readonly worker: WorkerClient,
    readonly onReady: () => Promise<void>,
    readonly onReplaced: () => void,
  ) {}

  /** Once it worked out it is done. */
  begin(): void {
    this.#current ??= this.#register().catch((error: unknown) => {
      this.#current = null;
      console.warn("The service worker could not be registered now; it will be tried again.", error);
    });
  }

  async #register(): Promise<void> {
    // A worker that is installed downloads the whole app: on a first visit it would take the network from the list.
    if (navigator.serviceWorker?.controller === null) await firstSight(this.page);
    await this.worker.register(() => this.#offer(), this.onReplaced);
    await this.onReady();
  }

  /** At once, and what is new in it as soon as that is known. */
  #offer(): void {
    this.page.notify({ type: "update", changes: [] });
    void readNews().then((changes) => {
      if (changes.length > 0 && this.page.tells("update")) this.page.notify({ type: "update", changes });
    });
  }
}
