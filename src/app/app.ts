import { readSession } from "../store/session.ts";
import { removeUser } from "../store/users.ts";
import { type Config, ConfigError, fetchConfig } from "../sync/config.ts";
import { type SidSource, sidFrom } from "../sync/session.ts";
import { digestSid } from "../sync/sid-digest.ts";
import { type SignIn, signIn } from "../sync/sign-in.ts";
import { hide, type Shown, show } from "./first-paint.ts";
import { Inbox } from "./inbox.ts";
import {
  findLastDatabase,
  forgetDatabase,
  isSignedOutHere,
  rememberDatabase,
  setSignedOutHere,
  setWantsIn,
  takeWantsIn,
} from "./last-user.ts";
import type { Page } from "./page.ts";
import type { Actions } from "./state.ts";
import { listenToSurroundings } from "./surroundings.ts";
import { takeSid } from "./take-sid.ts";
import { WorkerClient } from "./worker-client.ts";

/** How soon to look again for who the player is, in ms, where neither the network nor the player says so before. */
const LOOK_AGAIN_MS = 15_000;

/** Decides whose inbox is open. */
export class App {
  readonly worker = new WorkerClient();
  #inbox: Inbox | null = null;
  #config: Config | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly page: Page,
    private sid: string | null,
  ) {}

  /** Returns when the player can act; the network may still be asked then. */
  async begin(shown: Shown | null): Promise<void> {
    const session = shown === null ? null : await readSession(shown.store);
    if (shown !== null && session !== null) this.#enter(shown, session.mayStoreToken);
    else if (shown !== null) hide(shown);
    listenToSurroundings({
      resume: (wasAsleep) => this.#resume(wasAsleep),
      suspend: () => this.#inbox?.engine.suspend(),
      networkLost: () => this.#inbox?.engine.networkLost(),
      fragmentChanged: () => this.#takeNewSid(),
    });
    void this.#identify();
    this.worker
      .register(() => this.page.notify({ type: "update" }))
      .then(async () => {
        if (this.#inbox !== null) await this.worker.keepPictures(this.#inbox.database);
      })
      .catch((error: unknown) => console.warn("The service worker could not be registered.", error));
  }

  readonly actions: Actions = {
    open: (id) => this.#do((inbox) => inbox.open(id)),
    close: () => this.page.set({ opened: null }),
    markRead: (ids) => this.#do((inbox) => inbox.markRead(ids)),
    markAllRead: () => this.#do((inbox) => inbox.markAllRead()),
    remove: (ids) => this.#do((inbox) => inbox.remove(ids)),
    undo: () => this.#do((inbox) => inbox.undo()),
    retry: (intentId) => this.#do((inbox) => inbox.retry(intentId)),
    discard: (intentId) => this.#do((inbox) => inbox.discard(intentId)),
    setFilter: (filter) => this.#do((inbox) => inbox.options.shown.feed.setFilter(filter)),
    showMore: () => this.#do((inbox) => inbox.options.shown.feed.showMore()),
    refresh: () => this.#refresh(),
    dismissPopUp: (id) => this.#do((inbox) => inbox.dismissPopUp(id)),
    openPopUp: (id) => this.#do((inbox) => inbox.openPopUp(id)),
    signIn: () => void this.#signIn(),
    signOut: (isConfirmed) => void this.#signOut(isConfirmed),
    acceptUpdate: () => this.worker.acceptUpdate(),
    dismissNotice: (type) => this.page.withdraw(type),
  };

  #do(work: (inbox: Inbox) => Promise<void>): void {
    if (this.#inbox === null) return;
    work(this.#inbox).catch((error: unknown) => {
      console.error("That could not be done.", error);
      this.page.notify({ type: "not-stored" });
    });
  }

  #resume(wasAsleep: boolean): void {
    if (this.#inbox === null) void this.#identify();
    else void this.#inbox.engine.resume(wasAsleep);
  }

  #refresh(): void {
    if (this.#inbox === null || this.page.state.connection !== "online") this.#resume(false);
    else this.#inbox.engine.requestRefresh();
  }

  #takeNewSid(): void {
    const sid = takeSid();
    if (sid === null) return;
    this.sid = sid;
    void this.#identify();
  }

  #given(): SidSource[] {
    const { sid } = this;
    return sid === null ? [] : [async () => ({ type: "sid", sid })];
  }

  /** Finds out who the player is, and opens that inbox if it is not the one that is open. */
  async #identify(): Promise<void> {
    clearTimeout(this.#timer);
    try {
      this.#config = (await fetchConfig(document.baseURI)) ?? this.#config;
      this.page.withdraw("configuration");
      this.page.set({ signInUrl: this.#config?.signInUrl ?? null });
      if (isSignedOutHere() && this.sid === null) return this.page.set({ phase: "left", connection: "signed-out" });
      const mayChange = takeWantsIn();
      if (await this.#isKnown(mayChange)) return;
      const result =
        this.#config === null ? { type: "unreachable" as const } : await signIn(this.#config, this.#given());
      await this.#follow(result, mayChange);
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      console.error(`${error.message} ${error.remedy}`);
      this.page.notify({ type: "configuration", problem: error.message, remedy: error.remedy });
      if (this.#inbox === null) await this.#openLast();
    }
  }

  /**
   * Whether the inbox that is open is the right one, as far as can be known without a login.
   *
   * @param mayChange the player asked to sign in
   */
  async #isKnown(mayChange: boolean): Promise<boolean> {
    const inbox = this.#inbox;
    const session = inbox === null ? null : await readSession(inbox.tools.store);
    if (inbox === null || session === null) return false;
    if (this.#config === null) return true;
    if (session.brandName !== this.#config.brandName || (await inbox.tools.session.access()) === null) return false;
    if (this.sid !== null) return session.sidDigest === (await digestSid(session.salt, this.sid));
    if (!session.isFromSessionUrl) return !mayChange;
    const answer = await sidFrom(this.#config.sessionUrl);
    return answer.type !== "sid" || session.sidDigest === (await digestSid(session.salt, answer.sid));
  }

  /** Who came by a link with a sid is not exchanged for whomever the operator's site knows, unless the player asks. */
  async #mayOpen(database: string, mayChange: boolean): Promise<boolean> {
    const inbox = this.#inbox;
    if (inbox === null || mayChange || this.sid !== null || inbox.database === database) return true;
    return (await readSession(inbox.tools.store))?.isFromSessionUrl !== false;
  }

  async #follow(result: SignIn, mayChange: boolean): Promise<void> {
    if (result.type !== "signed-in") return this.#manageWithout(result.type);
    if (!(await this.#mayOpen(result.database, mayChange))) return;
    setSignedOutHere(false);
    rememberDatabase(result.database);
    if (this.#inbox?.database === result.database) {
      await this.#inbox.accept(result.session, result.token);
      return this.#inbox.engine.resume(false);
    }
    this.#leave();
    const shown = await show(this.page, result.database);
    const inbox = this.#enter(shown, result.session.mayStoreToken, false);
    await inbox.accept(result.session, result.token);
    inbox.start();
  }

  async #manageWithout(result: "nobody" | "unreachable"): Promise<void> {
    if (this.#inbox === null && !(await this.#openLast())) {
      this.page.set({ phase: result, connection: result === "nobody" ? "signed-out" : "offline" });
    }
    if (result === "unreachable") this.#timer = setTimeout(() => void this.#identify(), LOOK_AGAIN_MS);
  }

  /** With no session and no network, the inbox of the last user. */
  async #openLast(): Promise<boolean> {
    const database = await findLastDatabase();
    if (database === null) return false;
    const shown = await show(this.page, database);
    const session = await readSession(shown.store);
    if (session === null) {
      hide(shown);
      return false;
    }
    this.#enter(shown, session.mayStoreToken);
    return true;
  }

  #enter(shown: Shown, mayDelegate: boolean, start = true): Inbox {
    const inbox = new Inbox({
      page: this.page,
      shown,
      worker: this.worker,
      sources: this.#given(),
      mayDelegate,
      onOtherUser: () => void this.#identify(),
    });
    shown.onDeleted = () => this.#left();
    this.#inbox = inbox;
    if (start) inbox.start();
    return inbox;
  }

  #leave(): void {
    this.#inbox?.close();
    this.#inbox = null;
    this.page.set({ view: null, opened: null, undoable: [], phase: "opening" });
  }

  /** Signed out in another tab. */
  #left(): void {
    this.#leave();
    this.page.set({ phase: "left", connection: "signed-out" });
  }

  async #signIn(): Promise<void> {
    setSignedOutHere(false);
    setWantsIn();
    this.page.set({ phase: this.#inbox === null ? "opening" : "inbox" });
    await this.#identify();
    const isIn = this.#inbox !== null && (await this.#inbox.tools.session.access()) !== null;
    if (isIn || this.page.state.signInUrl === null) return;
    setWantsIn();
    window.open(this.page.state.signInUrl, "_top");
  }

  async #signOut(isConfirmed: boolean): Promise<void> {
    const inbox = this.#inbox;
    if (inbox === null) return;
    const unsent = this.page.state.view?.pending ?? 0;
    if (unsent > 0 && !isConfirmed) return this.page.notify({ type: "unsent", changes: unsent });
    this.page.withdraw("unsent");
    this.sid = null;
    setSignedOutHere(true);
    forgetDatabase(inbox.database);
    this.#left();
    await removeUser(inbox.database);
  }
}
