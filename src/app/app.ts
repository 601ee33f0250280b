import { readSession } from "../store/session.ts";
import type { Site } from "../sync/session.ts";
import { hide, isOwn, type Shown, show, showMirror } from "./first-paint.ts";
import { firstSight } from "./first-sight.ts";
import { takePart } from "./fragment.ts";
import { haveLiveCode } from "./have-live-code.ts";
import type { HostLink } from "./host/host-link.ts";
import { Inbox } from "./inbox.ts";
import { changeLanguage } from "./language/change-language.ts";
import { Navigation } from "./navigation/navigation.ts";
import type { Page } from "./page.ts";
import { findLastDatabase } from "./player/last-user.ts";
import { type Place, PlayerSearch, type SignedIn } from "./player/player-search.ts";
import { findRemaining, forgetDatabase, setSignedOutHere, setWantsIn } from "./player/remember-user.ts";
import { removePlayers } from "./player/remove-player.ts";
import { siteOf } from "./player/site.ts";
import { takeSid } from "./player/take-sid.ts";
import { reload } from "./reload.ts";
import { forgetQuery } from "./search/kept-query.ts";
import { Updates } from "./service-worker/updates.ts";
import { WorkerClient } from "./service-worker/worker-client.ts";
import { listenToSurroundings } from "./surroundings.ts";

/** Decides whose inbox is open. */
export class App implements Place {
  readonly worker = new WorkerClient();
  readonly navigation: Navigation;
  #inbox: Inbox | null = null;
  readonly #players: PlayerSearch;
  readonly #site: Site;
  readonly #updates: Updates;
  /** What the fragment named last is being followed. */
  #following: Promise<void> = Promise.resolve();

  /** @param sid from the page's fragment @param host the page around, where there is one */
  constructor(
    readonly page: Page,
    sid: string | null,
    readonly host: HostLink | null,
  ) {
    this.#site = siteOf(host);
    this.#players = new PlayerSearch(page, this, this.#site, host === null ? sid : null);
    this.navigation = new Navigation(page);
    this.#updates = new Updates(
      page,
      this.worker,
      async () => {
        if (this.#inbox !== null) await this.worker.keepPictures(this.#inbox.database);
      },
      () => reload(this.#players.sid),
    );
  }

  /** The inbox that is open; null while there is none. */
  get inbox(): Inbox | null {
    return this.#inbox;
  }

  /** Returns when the player can act; the network may still be asked then. Nothing else may be asked of it before. */
  async begin(shown: Shown | null): Promise<void> {
    const session = shown === null ? null : await readSession(shown.store);
    if (shown !== null && session !== null) {
      const inbox = this.#enter(shown, session.mayStoreToken);
      // The operator's site may know another player by now: nothing is sent or popped up before it was asked.
      if (!session.isFromSessionUrl || !navigator.onLine) inbox.start();
    } else if (shown !== null) {
      hide(shown);
    }
    // Signed out elsewhere while this tab was away, perhaps.
    if (this.#inbox === null) forgetQuery();
    listenToSurroundings({
      resume: (wasAsleep) => this.#resume(wasAsleep),
      suspend: () => this.#inbox?.engine.suspend(),
      networkLost: () => this.#inbox?.engine.networkLost(),
      fragmentChanged: (isArrival) => void this.#followFragment(isArrival),
    });
    // One may have come while the code was loading.
    await this.#followFragment(false);
    void this.#players.run();
    this.#updates.begin();
    void firstSight(this.page).then(haveLiveCode);
  }

  /** The player asks to look now. */
  refresh(): void {
    this.#players.endPatience();
    if (this.#inbox === null || this.page.state.connection !== "online") this.#resume(false);
    else this.#inbox.engine.requestRefresh();
    this.#inbox?.loadOpened().catch((error: unknown) => console.warn("The text could not be loaded.", error));
  }

  /** By the operator's session, else on the operator's page. */
  async signIn(): Promise<void> {
    setWantsIn();
    this.#players.endPatience();
    if (this.#inbox === null) this.page.set({ phase: "opening" });
    await this.#players.run();
    const isIn = this.#inbox !== null && (await this.#inbox.tools.session.access()) !== null;
    if (isIn || this.page.state.signInUrl === null) return;
    setWantsIn();
    window.open(this.page.state.signInUrl, "_top");
  }

  /** @param isConfirmed the player knows that unsent changes are lost */
  async signOut(isConfirmed: boolean): Promise<void> {
    const inbox = this.#inbox;
    if (inbox === null) {
      const { phase } = this.page.state;
      // Whoever is on the way in is not wanted any more.
      if (phase === "opening" || phase === "inbox") await this.signOutForHost();
      else await this.#remove([]);
      return;
    }
    const unsent = this.page.state.view?.pending ?? 0;
    if (unsent > 0 && !isConfirmed) return this.page.notify({ type: "unsent" });
    this.page.withdraw("unsent");
    this.#players.forget();
    this.#forget([inbox.database]);
    await this.#remove([inbox.database]);
  }

  /** The page around signs out whoever was here last, and needs no warning. @returns whether nothing is left of that player */
  async signOutForHost(): Promise<boolean> {
    // Whoever is signing in meanwhile is not wanted any more.
    this.#players.forget();
    const last = this.#inbox?.database ?? (await findLastDatabase());
    const databases = [...findRemaining(), ...(last === null ? [] : [last])];
    this.page.withdraw("unsent");
    this.#forget(databases);
    return this.#remove(databases);
  }

  /** @returns whether nothing is left */
  async #remove(databases: readonly string[]): Promise<boolean> {
    this.page.set({ phase: "opening" });
    const isGone = await removePlayers(databases);
    // It takes its time: somebody else may be in by now, or kept out.
    const isOver = this.#inbox === null && ["opening", "remains", "left"].includes(this.page.state.phase);
    if (isOver) this.page.set({ phase: isGone ? "left" : "remains" });
    return isGone;
  }

  #resume(wasAsleep: boolean): void {
    this.#updates.begin();
    this.#players.resume();
    this.#inbox?.resume(wasAsleep).catch((error: unknown) => {
      console.warn("The inbox could not be looked after now; it will be tried again.", error);
    });
  }

  /** A sid leaves the address bar at once; what else the fragment names is shown once it is clear in whose inbox. */
  #followFragment(isArrival: boolean): Promise<void> {
    // In a frame only the page around says who is there, and in what language: others can change its address.
    const isOwn = this.host === null;
    const taken = takeSid();
    const sid = isOwn ? taken : null;
    const tag = takePart("lang");
    if (isOwn) this.#takeLanguage(tag);
    const follow = async () => {
      if (sid !== null) await this.#takeNewSid(sid);
      await this.navigation.follow(isArrival);
    };
    this.#following = this.#following.then(follow).catch((error: unknown) => {
      console.warn("What the address names could not be shown.", error);
    });
    return this.#following;
  }

  /** The page that embeds this one changed its language. */
  #takeLanguage(tag: string | null): void {
    if (tag === null) return;
    changeLanguage(this.page, "host", tag || null).catch((error: unknown) => {
      console.warn("The language could not be changed; the next start does it.", error);
    });
  }

  /** Of somebody who may be another player: what is open goes at once, as it would not open at a start (invariant 18). */
  async #takeNewSid(sid: string): Promise<void> {
    this.#players.takeSid(sid);
    const inbox = this.#inbox;
    const isSame = inbox === null || (await isOwn(inbox.tools.store, sid).catch(() => false));
    if (!isSame && inbox === this.#inbox) this.leave();
    void this.#players.run();
  }

  /** The page around knows somebody else now, perhaps. */
  async askHostAnew(): Promise<void> {
    this.#players.takeSid(null);
    const inbox = this.#inbox;
    const sid = inbox === null ? null : await this.#askHost();
    const isOther = inbox !== null && sid !== null && !(await isOwn(inbox.tools.store, sid).catch(() => false));
    if (isOther && inbox === this.#inbox) this.leave();
    void this.#players.run();
  }

  async exchange({ database, session }: SignedIn, isStale: () => boolean): Promise<Inbox | null> {
    this.leave();
    const shown = await show(this.page, database);
    if (!isStale()) return this.#enter(shown, session.mayStoreToken);
    this.#close(shown);
    return null;
  }

  /** With no session and no network, the inbox of the last user; never with the sid of somebody else in hand. */
  async openLast(isStale: () => boolean): Promise<Inbox | null> {
    const sid = this.#players.sid ?? (await this.#askHost());
    const shown = isStale() ? null : await showMirror(this.page, sid, isStale);
    if (shown === null) return null;
    const session = await readSession(shown.store).catch((error: unknown) => {
      this.#close(shown);
      throw error;
    });
    if (isStale()) this.#close(shown);
    else if (session !== null) return this.#enter(shown, session.mayStoreToken);
    else hide(shown);
    return null;
  }

  /** @returns null where there is no page around that knows somebody */
  async #askHost(): Promise<string | null> {
    const answer = this.#site.isHost ? await this.#site.ask(null) : null;
    return answer?.type === "sid" ? answer.sid : null;
  }

  /** It was painted and is not wanted any more. */
  #close(shown: Shown): void {
    hide(shown);
    // What was signed out meanwhile says so already.
    if (this.page.state.phase === "inbox") this.page.leaveUser();
  }

  #enter(shown: Shown, mayDelegate: boolean): Inbox {
    this.#inbox = new Inbox({
      page: this.page,
      shown,
      worker: this.worker,
      sources: [() => this.#players.askFragment()],
      site: this.#site,
      popsUp: this.host === null || this.host.role === "popups",
      mayDelegate,
      onOtherUser: () => void this.#players.run(),
    });
    shown.onDeleted = () => {
      this.#players.forget();
      this.#forget([shown.store.name]);
      this.page.set({ phase: "left" });
    };
    this.navigation
      .enter(this.#inbox)
      .catch((error: unknown) => console.warn("What the address names could not be shown.", error));
    return this.#inbox;
  }

  leave(): void {
    this.navigation.leave();
    this.#inbox?.close();
    this.#inbox = null;
    this.page.leaveUser();
  }

  /** Signed out, here or in another tab. @param databases whose; none where nothing is known of anybody */
  #forget(databases: readonly string[]): void {
    for (const database of databases) {
      setSignedOutHere(database);
      forgetDatabase(database);
    }
    this.leave();
    this.navigation.reset();
    this.page.set({ connection: "signed-out" });
  }
}
