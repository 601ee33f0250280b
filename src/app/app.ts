import { readSession } from "../store/session.ts";
import { removeUser } from "../store/users.ts";
import { type Config, ConfigError, fetchConfig } from "../sync/config.ts";
import type { SidAnswer } from "../sync/session.ts";
import { type SignIn, signIn } from "../sync/sign-in.ts";
import { hide, type Shown, show } from "./first-paint.ts";
import { type Hints, isRightInbox, mayExchange } from "./identity.ts";
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
  #sid: string | null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** One search for who the player is at a time. */
  #search: Promise<void> = Promise.resolve();

  /** @param sid from the page's fragment */
  constructor(
    readonly page: Page,
    sid: string | null,
  ) {
    this.#sid = sid;
  }

  /** The inbox that is open; null while there is none. */
  get inbox(): Inbox | null {
    return this.#inbox;
  }

  /** Returns when the player can act; the network may still be asked then. */
  async begin(shown: Shown | null): Promise<void> {
    const session = shown === null ? null : await readSession(shown.store);
    if (shown !== null && session !== null) this.#enter(shown, session.mayStoreToken).start();
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

  /** The player asks to look now. */
  refresh(): void {
    if (this.#inbox === null || this.page.state.connection !== "online") this.#resume(false);
    else this.#inbox.engine.requestRefresh();
    void this.#inbox?.loadBody();
  }

  /** By the operator's session, else on the operator's page. */
  async signIn(): Promise<void> {
    setSignedOutHere(null);
    setWantsIn();
    if (this.#inbox === null) this.page.set({ phase: "opening" });
    await this.#identify();
    const isIn = this.#inbox !== null && (await this.#inbox.tools.session.access()) !== null;
    if (isIn || this.page.state.signInUrl === null) return;
    setWantsIn();
    window.open(this.page.state.signInUrl, "_top");
  }

  /** @param isConfirmed the player knows that unsent changes are lost */
  async signOut(isConfirmed: boolean): Promise<void> {
    const inbox = this.#inbox;
    if (inbox === null) return;
    const unsent = this.page.state.view?.pending ?? 0;
    if (unsent > 0 && !isConfirmed) return this.page.notify({ type: "unsent", changes: unsent });
    this.page.withdraw("unsent");
    this.#sid = null;
    this.#leftForGood();
    await removeUser(inbox.database);
  }

  #resume(wasAsleep: boolean): void {
    if (this.#inbox === null) void this.#identify();
    else void this.#inbox.engine.resume(wasAsleep);
  }

  #takeNewSid(): void {
    const sid = takeSid();
    if (sid === null) return;
    this.#sid = sid;
    void this.#identify();
  }

  async #askFragment(): Promise<SidAnswer> {
    return this.#sid === null ? { type: "none" } : { type: "sid", sid: this.#sid };
  }

  /** Finds out who the player is, and opens that inbox if it is not the one that is open. */
  #identify(): Promise<void> {
    this.#search = this.#search.then(() => this.#identifyOnce());
    return this.#search;
  }

  async #identifyOnce(): Promise<void> {
    clearTimeout(this.#timer);
    try {
      this.#config = (await fetchConfig(document.baseURI)) ?? this.#config;
      this.page.withdraw("configuration");
      this.page.set({ signInUrl: this.#config?.signInUrl ?? null });
      if (isSignedOutHere() && this.#sid === null) {
        return this.page.set({ phase: "left", connection: "signed-out" });
      }
      const hints: Hints = { config: this.#config, sid: this.#sid, mayChange: takeWantsIn() };
      if (this.#inbox !== null && (await isRightInbox(this.#inbox, hints))) {
        return await this.#inbox.keepEndpoints(hints.config);
      }
      const found = hints.config === null ? null : await signIn(hints.config, [() => this.#askFragment()]);
      await this.#follow(found ?? { type: "unreachable" }, hints);
    } catch (error) {
      await this.#explain(error);
    }
  }

  async #follow(found: SignIn, hints: Hints): Promise<void> {
    if (found.type !== "signed-in") return this.#manageWithout(found.type);
    if (this.#inbox !== null && !(await mayExchange(this.#inbox, found.database, hints))) return;
    setSignedOutHere(null);
    rememberDatabase(found.database);
    if (this.#inbox?.database === found.database) {
      await this.#inbox.tools.session.accept(found.session, found.token);
      return this.#inbox.engine.resume(false);
    }
    this.#leave();
    const inbox = this.#enter(await show(this.page, found.database), found.session.mayStoreToken);
    await inbox.tools.session.accept(found.session, found.token);
    inbox.start();
  }

  async #manageWithout(reason: "nobody" | "unreachable"): Promise<void> {
    if (this.#inbox === null && !(await this.#openLast())) {
      this.page.set({ phase: reason, connection: reason === "nobody" ? "signed-out" : "offline" });
    }
    if (reason === "unreachable") this.#lookAgain();
  }

  /** Whatever went wrong, there is a next time, and what is stored can be read meanwhile. */
  async #explain(error: unknown): Promise<void> {
    this.#lookAgain();
    if (error instanceof ConfigError) {
      console.error(`${error.message} ${error.remedy}`);
      this.page.notify({ type: "configuration", problem: error.message, remedy: error.remedy });
    } else {
      console.error("The inbox could not be opened; it will be tried again.", error);
    }
    if (this.#inbox !== null) return;
    const isOpen = await this.#openLast().catch(() => false);
    if (!isOpen) this.page.set({ phase: "unreachable", connection: "offline" });
  }

  #lookAgain(): void {
    this.#timer = setTimeout(() => void this.#identify(), LOOK_AGAIN_MS);
  }

  /** With no session and no network, the inbox of the last user. */
  async #openLast(): Promise<boolean> {
    const database = await findLastDatabase();
    if (database === null) return false;
    const shown = await show(this.page, database);
    const session = await readSession(shown.store);
    if (session === null) hide(shown);
    else this.#enter(shown, session.mayStoreToken).start();
    return session !== null;
  }

  #enter(shown: Shown, mayDelegate: boolean): Inbox {
    this.#inbox = new Inbox({
      page: this.page,
      shown,
      worker: this.worker,
      sources: [() => this.#askFragment()],
      mayDelegate,
      onOtherUser: () => void this.#identify(),
    });
    shown.onDeleted = () => this.#leftForGood();
    return this.#inbox;
  }

  #leave(): void {
    this.#inbox?.close();
    this.#inbox = null;
    this.page.set({ view: null, opened: null, undoable: [], phase: "opening" });
  }

  /** Signed out, here or in another tab. */
  #leftForGood(): void {
    if (this.#inbox !== null) {
      setSignedOutHere(this.#inbox.database);
      forgetDatabase(this.#inbox.database);
    }
    this.#leave();
    this.page.set({ phase: "left", connection: "signed-out" });
  }
}
