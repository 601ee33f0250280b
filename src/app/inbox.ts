import type { Failure } from "../model/outcome.ts";
import { updateSession } from "../store/keep-session.ts";
import type { StoredSession } from "../store/schema.ts";
import { readSession } from "../store/session.ts";
import type { Config } from "../sync/config.ts";
import { Engine } from "../sync/engine.ts";
import type { RefreshResult } from "../sync/refresh.ts";
import { Session, type SidSource, type Site } from "../sync/session.ts";
import { moveSession } from "../sync/sign-in.ts";
import type { Tools } from "../sync/tools.ts";
import { warnOnce } from "../sync/warn-once.ts";
import { hide, type Shown } from "./first-paint.ts";
import { Outliner } from "./list/outliner.ts";
import { OpenMessage } from "./open-message.ts";
import type { Page } from "./page.ts";
import { PlayerChanges } from "./player-changes.ts";
import { PopUps } from "./pop-ups/pop-ups.ts";
import { Search } from "./search/search.ts";
import { Picks } from "./selection/picks.ts";
import type { WorkerClient } from "./service-worker/worker-client.ts";
import { FactsReader } from "./settings/device-facts.ts";

export interface InboxOptions {
  readonly page: Page;
  readonly shown: Shown;
  readonly worker: WorkerClient;
  readonly sources: readonly SidSource[];
  readonly site: Site;
  /** Else another frame of the page around does. */
  readonly popsUp: boolean;
  /** Whether the worker may act for this user: it knows stored tokens only. */
  readonly mayDelegate: boolean;
  readonly onOtherUser: () => void;
}

/** One user's open inbox: what the player does goes into the store, and the engine is told. */
export class Inbox {
  readonly tools: Tools;
  readonly engine: Engine;
  readonly outliner: Outliner;
  readonly search: Search;
  readonly picks: Picks;
  readonly facts: FactsReader;
  readonly changes: PlayerChanges;
  readonly #popUps: PopUps;
  readonly #openMessage: OpenMessage;
  #isStarted = false;
  /** A change was made before it was known whose inbox this is. */
  #isWakingDue = false;
  readonly #unsubscribe: () => void;

  constructor(readonly options: InboxOptions) {
    const { page, shown, worker, sources, site } = options;
    const { store } = shown;
    this.tools = { store, session: new Session(store, sources, site), now: Date.now, random: Math.random };
    this.engine = new Engine({
      tools: this.tools,
      delegate: options.mayDelegate && !shown.isMemoryOnly ? worker.delegateFor(store.name) : null,
      isNetworkUp: () => navigator.onLine,
      onRefreshed: (result) => this.#onRefreshed(result),
      onHeld: (areHeld) => {
        // What a change did after that is nothing for whoever is in the page now.
        if (!this.changes.isClosed) page.set({ areChangesHeld: areHeld });
      },
      onOtherUser: options.onOtherUser,
    });
    this.outliner = new Outliner(shown.feed, page);
    this.#popUps = new PopUps(store, page);
    this.#openMessage = new OpenMessage(this.tools, page);
    this.changes = new PlayerChanges(store, page, () => this.#send());
    this.search = new Search(shown, page);
    this.picks = new Picks(store, page, this.search);
    this.facts = new FactsReader(store, page);
    this.#unsubscribe = store.changes.subscribe(() => {
      this.#look();
      void this.#followOpened();
    });
    this.engine.status.subscribe(() => {
      page.set({ connection: this.engine.status.current });
      if (this.engine.status.current === "online") void this.#attendOpened();
    });
    page.set({ connection: this.engine.status.current });
  }

  get database(): string {
    return this.tools.store.name;
  }

  /** Sends, listens and pops up from here on. Once is enough. */
  start(): void {
    if (this.#isStarted) return;
    this.#isStarted = true;
    this.engine.start();
    if (this.#isWakingDue) this.#send();
    if (this.options.popsUp) void this.#popUps.begin();
    void this.#attendOpened();
  }

  /** Not before it is known whose inbox this is. */
  async resume(wasAsleep: boolean): Promise<void> {
    this.changes.resume();
    if (this.#isStarted) await this.engine.resume(wasAsleep);
  }

  /** The operator's site knows nobody any more: readable, and nothing is sent, until somebody signs in. */
  async signOutOnSite(): Promise<void> {
    await this.tools.session.forget();
    this.engine.reconnect();
  }

  /** A login for this very user. */
  async takeOver(session: StoredSession, token: string): Promise<void> {
    const before = await readSession(this.tools.store);
    await this.tools.session.accept(session, token);
    const isFirst = !this.#isStarted;
    this.start();
    if (isFirst) return;
    if (before !== null && !isSamePlace(before, session)) this.engine.reconnect();
    await this.comeBack();
  }

  /** Somebody signed in again, here or in another tab. */
  async comeBack(): Promise<void> {
    await this.engine.resume(false);
    // However short ago the last look was: it was nobody's.
    this.engine.requestRefresh();
  }

  /** The operator or the vendor may have moved since the last login. */
  async keepEndpoints(config: Config | null): Promise<void> {
    const session = await readSession(this.tools.store);
    if (config === null || session === null || !navigator.onLine) return;
    const moved = await moveSession(config, session, this.options.site);
    if (moved === null) return;
    await updateSession(this.tools.store, () => moved);
    this.engine.reconnect();
  }

  close(): void {
    this.engine.stop();
    this.outliner.close();
    this.#unsubscribe();
    this.#popUps.close();
    this.search.close();
    this.facts.close();
    this.#openMessage.close();
    this.changes.close();
    hide(this.options.shown);
  }

  /**
   * Opening a message is what marks it as read; being on the screen is not.
   *
   * @param isChosen by the player, in this inbox; what only an address names counts once it is known whose inbox this is
   */
  async open(id: number, isChosen: boolean): Promise<void> {
    this.search.keep(id);
    const opening = this.#openMessage.open(id);
    this.#look();
    await opening;
    if (isChosen) await this.changes.addRead([id]);
    await this.#attendOpened();
  }

  closeMessage(): void {
    this.#openMessage.close();
    this.#look();
  }

  /** What of the opened message is not stored: given up for space, or never fetched. */
  async loadOpened(): Promise<void> {
    if (this.#isStarted) await this.#openMessage.load();
  }

  /** The opened message is here, whole and read, as soon as that is possible. */
  async #attendOpened(): Promise<void> {
    if (!this.#isStarted || this.options.page.state.opened === null) return;
    try {
      await this.#openMessage.load();
      const { opened } = this.options.page.state;
      if (opened?.message?.seen.isRead === false) await this.changes.addRead([opened.id]);
    } catch (error) {
      console.warn("The opened message could not be loaded.", error);
    }
  }

  async #followOpened(): Promise<void> {
    try {
      if (await this.#openMessage.reread()) await this.#attendOpened();
    } catch (error) {
      console.warn("The opened message could not be read.", error);
    }
  }

  /** Out of sight, not read: being on the screen is not. */
  hidePopUps(ids: readonly number[]): void {
    this.#popUps.hide(ids);
  }

  /** Dismissing is reading: the player has seen it. Merely being shown is not. */
  async dismissPopUp(id: number): Promise<void> {
    this.#popUps.dismiss(id);
    await this.changes.addRead([id]);
  }

  /** Out of the pop-up into the message, which is opened then. */
  leavePopUp(id: number): void {
    this.#popUps.read(id);
  }

  #look(): void {
    if (this.#isStarted && this.options.popsUp) void this.#popUps.look();
  }

  #send(): void {
    this.#isWakingDue = !this.#isStarted;
    if (this.#isWakingDue) return;
    this.engine.requestReplay();
    void this.options.worker.wakeLater();
  }

  #onRefreshed(result: RefreshResult): void {
    const { page, worker } = this.options;
    if (result.type === "failed") warnOfNoList(result.failure);
    if (result.type !== "refreshed") return;
    page.withdraw("evicted");
    if (result.isFull) page.notify({ type: "full" });
    // One that had nothing to store does not say that there is room again.
    else if (result.changed > 0) page.withdraw("full");
    warnOfBadRows(result.bad);
    void worker.keepPictures(this.database);
  }
}

function isSamePlace(a: StoredSession, b: StoredSession): boolean {
  const placeOf = ({ fusionUrl, pusherKey, pusherRegion, pusherServer }: StoredSession) =>
    JSON.stringify([fusionUrl, pusherKey, pusherRegion, pusherServer]);
  return placeOf(a) === placeOf(b);
}

function warnOfNoList(failure: Failure): void {
  if (failure.type !== "unreachable" || failure.reason !== "not-json") return;
  warnOnce(
    "What Fasttrack answered is not a list of notifications. Check that fusionUrl, which the brand's configuration at " +
      "Fasttrack names, is its API, and that nothing in between answers in its place.",
  );
}

let warned = "";

/** Once, not at every refresh. */
function warnOfBadRows(bad: ReadonlyMap<string, number>): void {
  const text = [...bad].map(([problem, count]) => `${count} ${problem}`).join(", ");
  if (text !== "" && text !== warned) console.warn(`Fasttrack listed rows that cannot be shown: ${text}.`);
  warned = text;
}
