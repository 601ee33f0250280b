import { backoffMs } from "../model/backoff.ts";
import { readSession } from "../store/session.ts";
import { removeUser } from "../store/users.ts";
import { type Config, ConfigError, fetchConfig } from "../sync/config.ts";
import type { SidAnswer } from "../sync/session.ts";
import { type SignIn, signIn } from "../sync/sign-in.ts";
import { hide, type Shown, show, showMirror } from "./first-paint.ts";
import { type Hints, judgeInbox, mayExchange } from "./identity.ts";
import { Inbox } from "./inbox.ts";
import {
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

/** How soon at the latest to look again for who the player is, in ms; sooner at first: "online" comes before the network. */
const LOOK_AGAIN_MS = 15_000;

/** Decides whose inbox is open. */
export class App {
  readonly worker = new WorkerClient();
  #inbox: Inbox | null = null;
  #config: Config | null = null;
  #sid: string | null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** In a row, since there was a reason to hope. */
  #vainLooks = 0;
  /** One search for who the player is at a time. */
  #search: Promise<void> = Promise.resolve();
  /** Raised by a sign-out: what a search that began before finds is not wanted any more. */
  #generation = 0;
  /** It was found out whose inbox this is since the page started; without a network it could not be. */
  #isConfirmed = false;

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
    if (shown !== null && session !== null) {
      const inbox = this.#enter(shown, session.mayStoreToken);
      // The operator's site may know another player by now: nothing is sent or popped up before it was asked.
      if (!session.isFromSessionUrl || !navigator.onLine) inbox.start();
    } else if (shown !== null) {
      hide(shown);
    }
    listenToSurroundings({
      resume: (wasAsleep) => this.#resume(wasAsleep),
      suspend: () => this.#inbox?.engine.suspend(),
      networkLost: () => this.#inbox?.engine.networkLost(),
      fragmentChanged: () => this.#takeNewSid(),
    });
    // One may have come while the code was loading.
    this.#takeNewSid();
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
    this.#inbox?.loadBody().catch((error: unknown) => console.warn("The text could not be loaded.", error));
  }

  /** By the operator's session, else on the operator's page. */
  async signIn(): Promise<void> {
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
    this.#forget();
    await removeUser(inbox.database);
    this.page.set({ phase: "left" });
  }

  #resume(wasAsleep: boolean): void {
    this.#vainLooks = 0;
    if (this.#inbox === null || !this.#isConfirmed) void this.#identify();
    this.#inbox?.engine.resume(wasAsleep).catch((error: unknown) => {
      console.warn("The inbox could not be looked after now; it will be tried again.", error);
    });
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
    const generation = this.#generation;
    const isStale = () => generation !== this.#generation;
    try {
      this.#config = (await fetchConfig(document.baseURI)) ?? this.#config;
      this.page.withdraw("configuration");
      this.page.set({ signInUrl: this.#config?.signInUrl ?? null });
      const hints: Hints = { config: this.#config, sid: this.#sid, mayChange: takeWantsIn() };
      if (isSignedOutHere() && hints.sid === null && !hints.mayChange) {
        return this.page.set({ phase: "left", connection: "signed-out" });
      }
      const rightness = this.#inbox === null ? "wrong" : await judgeInbox(this.#inbox, hints);
      if (isStale()) return;
      if (rightness !== "wrong") return await this.#stay(rightness === "right");
      const { config } = hints;
      const found = config === null ? null : await signIn(config, [() => this.#askFragment()]);
      if (!isStale()) await this.#follow(found ?? { type: "unreachable" }, hints, isStale);
    } catch (error) {
      if (!isStale()) await this.#explain(error);
    }
  }

  /** What is open is the player's, or nobody can say that it is not. */
  async #stay(isSure: boolean): Promise<void> {
    this.#isConfirmed = isSure;
    if (!isSure) this.#lookAgain();
    this.#inbox?.start();
    if (isSure) await this.#inbox?.keepEndpoints(this.#config);
  }

  async #follow(found: SignIn, hints: Hints, isStale: () => boolean): Promise<void> {
    if (found.type !== "signed-in") return this.#manageWithout(found.type);
    const inbox = this.#inbox;
    if (inbox !== null && !(await mayExchange(inbox, found.database, hints))) return this.#stay(true);
    if (isStale()) return;
    this.#isConfirmed = true;
    setSignedOutHere(null);
    rememberDatabase(found.database);
    if (inbox?.database === found.database) return inbox.takeOver(found.session, found.token);
    this.#leave();
    const opened = this.#enter(await show(this.page, found.database), found.session.mayStoreToken);
    await opened.takeOver(found.session, found.token);
  }

  async #manageWithout(reason: "nobody" | "unreachable"): Promise<void> {
    this.#inbox?.start();
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
    this.#vainLooks += 1;
    const wait = Math.min(LOOK_AGAIN_MS, backoffMs(this.#vainLooks, Math.random()));
    this.#timer = setTimeout(() => void this.#identify(), wait);
  }

  /** With no session and no network, the inbox of the last user; never with the sid of somebody else in hand. */
  async #openLast(): Promise<boolean> {
    const shown = await showMirror(this.page, this.#sid);
    if (shown === null) return false;
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
    shown.onDeleted = () => {
      this.#forget();
      this.page.set({ phase: "left" });
    };
    return this.#inbox;
  }

  #leave(): void {
    this.#inbox?.close();
    this.#inbox = null;
    this.page.leaveUser();
  }

  /** Signed out, here or in another tab. */
  #forget(): void {
    this.#generation += 1;
    this.#isConfirmed = false;
    if (this.#inbox !== null) {
      setSignedOutHere(this.#inbox.database);
      forgetDatabase(this.#inbox.database);
    }
    this.#leave();
    this.page.set({ connection: "signed-out" });
  }
}
