import { registerBackgroundSync } from "../../sync/background-sync.ts";
import type { Delegate } from "../../sync/engine.ts";
import { registerPeriodicSync } from "../../sync/periodic-sync.ts";
import type { WorkerAnswer, WorkerRequest, WorkerTask } from "../../sync/worker-messages.ts";
import { askRelease } from "./ask-release.ts";
import { askWorker } from "./ask-worker.ts";
import { scriptUrl } from "./trusted-script-url.ts";

/** After this time, in ms, the page of an update that did not come is loaded anew: that makes the browser look again. */
const COMES_WITHIN_MS = 3_000;
/** A worker that does nothing is exchanged sooner than this, in ms, and one that is asleep would only be woken. */
const AT_WORK_AFTER_MS = 500;

/** The page's only door to the service worker. */
export class WorkerClient {
  #registration: ServiceWorkerRegistration | null = null;
  /** A change was made before the registration was known. */
  #isWakingDue = false;
  /** The player accepted an update: what is asked of the old worker now would hold it up, so the page does everything itself. */
  #isLeaving = false;
  #leave = () => {};
  #isHearing = false;

  /**
   * @param onWaiting a new version is there and waits to be let in
   * @param onReplaced loads the page anew. A new version took over: every page of the old one has to go, or it asks for chunks that are gone
   */
  async register(onWaiting: () => void, onReplaced: () => void): Promise<void> {
    if (!("serviceWorker" in navigator)) return;
    this.#leave = onReplaced;
    const { Workbox } = await import("workbox-window");
    const workbox = new Workbox(scriptUrl(import.meta.env.DEV ? "/dev-sw.js?dev-sw" : "./service-worker.js"), {
      type: import.meta.env.DEV ? "module" : "classic",
    });
    workbox.addEventListener("waiting", onWaiting);
    this.#hearOfExchange();
    this.#registration = (await workbox.register()) ?? null;
    if (this.#isWakingDue) void this.wakeLater();
    const registration = await navigator.serviceWorker.ready;
    void registerPeriodicSync(registration);
    // It may be exchanged right now: then this is not its answer to give, and the page hears of the exchange itself.
    const { controller } = navigator.serviceWorker;
    if (controller !== null) return askRelease(controller, onReplaced);
    // The worker became active when this page was already on its way, and not yet there to be claimed; or it was reloaded past it.
    registration.active?.postMessage({ type: "look-after" } satisfies WorkerRequest);
  }

  #hearOfExchange(): void {
    if (this.#isHearing) return;
    this.#isHearing = true;
    let isControlled = navigator.serviceWorker.controller !== null;
    navigator.serviceWorker.addEventListener("controllerchange", () => {
      if (isControlled) this.#leave();
      isControlled = true;
    });
  }

  /** For the time after this page: the browser wakes the worker when there is network. */
  async wakeLater(): Promise<void> {
    if (this.#registration === null) this.#isWakingDue = true;
    else await registerBackgroundSync(await navigator.serviceWorker.ready);
  }

  /** The player wants what waits. */
  acceptUpdate(): void {
    const waiting = this.#registration?.waiting ?? null;
    if (waiting === null) return;
    this.#isLeaving = true;
    const old = this.#registration?.active;
    waiting.postMessage({ type: "take-over" } satisfies WorkerRequest);
    setTimeout(() => {
      if (this.#registration?.active === old) old?.postMessage({ type: "make-way" } satisfies WorkerRequest);
    }, AT_WORK_AFTER_MS);
    setTimeout(() => this.#leave(), COMES_WITHIN_MS);
  }

  /** Also right after the first visit, when the worker is still being installed. */
  async keepPictures(database: string): Promise<void> {
    if (this.#registration === null || this.#isLeaving) return;
    const { active } = await navigator.serviceWorker.ready;
    active?.postMessage({ type: "keep-pictures", database } satisfies WorkerRequest);
  }

  delegateFor(database: string): Delegate {
    return {
      replay: async () => {
        const answer = await this.#ask("replay", database);
        return answer?.type === "replayed" ? answer.result : null;
      },
      refresh: async () => {
        const answer = await this.#ask("refresh", database);
        return answer?.type === "refreshed" ? answer.result : null;
      },
    };
  }

  /** @returns null where no worker did it */
  async #ask(type: WorkerTask["type"], database: string): Promise<WorkerAnswer | null> {
    if (this.#isLeaving) return null;
    // The controller is there from the start, before the registration is known.
    const worker = navigator.serviceWorker?.controller ?? this.#registration?.active ?? null;
    return worker === null ? null : askWorker(worker, type, database);
  }
}
