import { backoffMs, LONGEST_RETRY_AFTER_MS, leftMs } from "../model/backoff.ts";
import { readSession } from "../store/session.ts";
import { type Config, ConfigError, fetchConfig } from "../sync/config.ts";
import type { SidAnswer } from "../sync/session.ts";
import { type SignIn, signIn } from "../sync/sign-in.ts";
import { assertSecure } from "./assert-secure.ts";
import { hide, isOwn, type Shown, show, showMirror } from "./first-paint.ts";
import { Inbox } from "./inbox.ts";
import type { Page } from "./page.ts";
import { type Hints, isSignedOutOnSite, judgeInbox, mayExchange } from "./player/identity.ts";
import {
  findLastDatabase,
  findRemaining,
  forgetDatabase,
  isSignedOutHere,
  rememberDatabase,
  setRemaining,
  setSignedOutHere,
  setWantsIn,
  takeWantsIn,
} from "./player/last-user.ts";
import { removePlayer } from "./player/remove-player.ts";
import { takeSid } from "./player/take-sid.ts";
import { reload } from "./reload.ts";
import { WorkerClient } from "./service-worker/worker-client.ts";
import { listenToSurroundings } from "./surroundings.ts";

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
  /** One search for who the player is at a time, and one that waits for it. */
  #search: Promise<void> = Promise.resolve();
  #nextSearch: Promise<void> | null = null;
  /** Fasttrack's login asked for peace until then, wall clock in ms. */
  #orderedUntil = 0;
  /** Raised by a sign-out and a new sid: what a search that began before finds is not wanted any more. */
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
      fragmentChanged: () => void this.#takeNewSid(),
    });
    // One may have come while the code was loading.
    await this.#takeNewSid();
    void this.#identify();
    this.worker
      .register(
        () => this.page.notify({ type: "update" }),
        () => reload(this.#sid),
      )
      .then(async () => {
        if (this.#inbox !== null) await this.worker.keepPictures(this.#inbox.database);
      })
      .catch((error: unknown) => console.warn("The service worker could not be registered.", error));
  }

  /** The player asks to look now. */
  refresh(): void {
    this.#orderedUntil = 0;
    if (this.#inbox === null || this.page.state.connection !== "online") this.#resume(false);
    else this.#inbox.engine.requestRefresh();
    this.#inbox?.loadBody().catch((error: unknown) => console.warn("The text could not be loaded.", error));
  }

  /** By the operator's session, else on the operator's page. */
  async signIn(): Promise<void> {
    setWantsIn();
    this.#orderedUntil = 0;
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
    if (inbox === null) return this.#remove(findRemaining());
    const unsent = this.page.state.view?.pending ?? 0;
    if (unsent > 0 && !isConfirmed) return this.page.notify({ type: "unsent", changes: unsent });
    this.page.withdraw("unsent");
    this.#sid = null;
    this.#forget();
    await this.#remove(inbox.database);
  }

  /** @param database null where nothing is left to remove */
  async #remove(database: string | null): Promise<void> {
    this.page.set({ phase: "opening" });
    try {
      if (database !== null) await removePlayer(database);
      this.page.set({ phase: "left" });
    } catch (error) {
      console.error("What is stored of the player could not be removed.", error);
      this.page.set({ phase: "remains" });
    }
  }

  #resume(wasAsleep: boolean): void {
    this.#vainLooks = 0;
    const mustAsk = this.#inbox === null || !this.#isConfirmed;
    if (mustAsk && leftMs(this.#orderedUntil, Date.now()) === 0) void this.#identify();
    this.#inbox?.resume(wasAsleep).catch((error: unknown) => {
      console.warn("The inbox could not be looked after now; it will be tried again.", error);
    });
  }

  /** Of somebody who may be another player: what is open goes at once, as it would not open at a start (invariant 18). */
  async #takeNewSid(): Promise<void> {
    const sid = takeSid();
    if (sid === null) return;
    this.#sid = sid;
    this.#generation += 1;
    this.#orderedUntil = 0;
    const inbox = this.#inbox;
    const isSame = inbox === null || (await isOwn(inbox.tools.store, sid).catch(() => false));
    if (!isSame && inbox === this.#inbox) this.#leave();
    void this.#identify();
  }

  async #askFragment(): Promise<SidAnswer> {
    return this.#sid === null ? { type: "none" } : { type: "sid", sid: this.#sid };
  }

  /** Finds out who the player is, and opens that inbox if it is not the one that is open. */
  #identify(): Promise<void> {
    this.#nextSearch ??= this.#search.then(() => {
      this.#nextSearch = null;
      this.#search = this.#identifyOnce();
      return this.#search;
    });
    return this.#nextSearch;
  }

  async #identifyOnce(): Promise<void> {
    clearTimeout(this.#timer);
    const generation = this.#generation;
    const isStale = () => generation !== this.#generation;
    try {
      assertSecure();
      this.#config = (await fetchConfig(document.baseURI, this.#config !== null)) ?? this.#config;
      const { signInUrl = null, sessionUrl = null } = this.#config ?? {};
      this.page.set({ signInUrl, hasSessionUrl: sessionUrl !== null });
      const hints: Hints = { config: this.#config, sid: this.#sid, mayChange: takeWantsIn() };
      if (isSignedOutHere() && hints.sid === null && !hints.mayChange) {
        this.page.withdraw("configuration");
        return this.page.set({ phase: findRemaining() === null ? "left" : "remains", connection: "signed-out" });
      }
      const rightness = this.#inbox === null ? "wrong" : await judgeInbox(this.#inbox, hints);
      if (isStale()) return;
      if (rightness !== "wrong") {
        this.page.withdraw("configuration");
        return await this.#stay(rightness === "right");
      }
      const { config } = hints;
      const found = config === null ? null : await signIn(config, [() => this.#askFragment()]);
      if (isStale()) return;
      if (config !== null) this.page.withdraw("configuration");
      await this.#follow(found ?? { type: "unreachable", retryAfterMs: null }, hints, isStale);
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
    if (found.type === "nobody") return this.#manageWithoutPlayer(hints, isStale);
    if (found.type === "unreachable") return this.#manageWithoutAnswer(found.retryAfterMs);
    const inbox = this.#inbox;
    if (inbox !== null && !(await mayExchange(inbox, found.database, hints))) return this.#stay(true);
    if (isStale()) return;
    this.#isConfirmed = true;
    setSignedOutHere(null);
    rememberDatabase(found.database);
    if (findRemaining() === found.database) setRemaining(null);
    if (inbox?.database === found.database) return inbox.takeOver(found.session, found.token);
    this.#leave();
    const shown = await show(this.page, found.database);
    if (isStale()) {
      this.#close(shown);
      return void this.#identify();
    }
    const opened = this.#enter(shown, found.session.mayStoreToken);
    await opened.takeOver(found.session, found.token);
  }

  async #manageWithoutPlayer(hints: Hints, isStale: () => boolean): Promise<void> {
    const inbox = this.#inbox ?? (await this.#openLast());
    if (inbox === null) return this.page.set({ phase: "nobody", connection: "signed-out" });
    if (await isSignedOutOnSite(inbox, hints)) await inbox.signOutOnSite();
    if (!isStale()) inbox.start();
  }

  async #manageWithoutAnswer(retryAfterMs: number | null): Promise<void> {
    const inbox = this.#inbox ?? (await this.#openLast());
    if (inbox === null) await this.#showUnreachable();
    else inbox.start();
    this.#lookAgain(retryAfterMs);
  }

  /** Nothing stored is another thing than something of which nobody can tell whose it is. */
  async #showUnreachable(): Promise<void> {
    const isHidden = this.#sid !== null && (await findLastDatabase()) !== null;
    this.page.set({ phase: isHidden ? "undecided" : "unreachable", connection: "offline" });
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
    const opened = await this.#openLast().catch(() => null);
    if (opened !== null) opened.start();
    else await this.#showUnreachable();
  }

  /** @param orderedMs how long Fasttrack asked to be left in peace */
  #lookAgain(orderedMs: number | null = null): void {
    this.#vainLooks += 1;
    const ordered = Math.min(LONGEST_RETRY_AFTER_MS, orderedMs ?? 0);
    this.#orderedUntil = Date.now() + ordered;
    const wait = Math.max(ordered, Math.min(LOOK_AGAIN_MS, backoffMs(this.#vainLooks, Math.random())));
    this.#timer = setTimeout(() => void this.#identify(), wait);
  }

  /** With no session and no network, the inbox of the last user; never with the sid of somebody else in hand. */
  async #openLast(): Promise<Inbox | null> {
    const sid = this.#sid;
    const shown = await showMirror(this.page, sid);
    if (shown === null) return null;
    const session = await readSession(shown.store);
    if (sid !== this.#sid) this.#close(shown);
    else if (session !== null) return this.#enter(shown, session.mayStoreToken);
    else hide(shown);
    return null;
  }

  /** It was painted and is not wanted any more. */
  #close(shown: Shown): void {
    hide(shown);
    this.page.leaveUser();
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
