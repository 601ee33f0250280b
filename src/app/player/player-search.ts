import { type Config, fetchConfig } from "../../sync/config.ts";
import { ConfigError } from "../../sync/config-error.ts";
import type { SidAnswer, Site } from "../../sync/session.ts";
import { type SignIn, signIn } from "../../sync/sign-in.ts";
import { assertSecure } from "../assert-secure.ts";
import { keepHosts } from "../host/kept-hosts.ts";
import type { Inbox } from "../inbox.ts";
import { takeLook } from "../look/take-look.ts";
import type { Page } from "../page.ts";
import { type Hints, isSignedOutOnSite, judgeInbox, mayExchange } from "./identity.ts";
import { findLastDatabase, isSignedOutHere } from "./last-user.ts";
import { NextLook } from "./next-look.ts";
import {
  dropRemaining,
  findRemaining,
  rememberDatabase,
  setSignedOutHere,
  setSignedOutInTab,
  takeWantsIn,
} from "./remember-user.ts";
import { removePlayers } from "./remove-player.ts";
import { SignOutsElsewhere } from "./sign-outs-elsewhere.ts";

export type SignedIn = Extract<SignIn, { type: "signed-in" }>;

/** Where the inbox of whoever is found is opened. */
export interface Place {
  /** The one that is open. */
  readonly inbox: Inbox | null;
  /**
   * Closes the one that is open and opens this player's.
   *
   * @returns null where it became stale meanwhile: none is open then
   */
  exchange(found: SignedIn, isStale: () => boolean): Promise<Inbox | null>;
  /** Closes the one that is open: nothing of it may be seen any more. */
  leave(): void;
  /** Opens the last user's, if that may be, unless it became stale meanwhile. */
  openLast(isStale: () => boolean): Promise<Inbox | null>;
}

/** Finds out who the player is, as often as it takes, and has that inbox opened. */
export class PlayerSearch {
  #config: Config | null = null;
  readonly #next = new NextLook(() => void this.run());
  /** One at a time, and one that waits for it. */
  #current: Promise<void> = Promise.resolve();
  #following: Promise<void> | null = null;
  /** Raised by a sign-out and a new sid: what a search that began before finds is not wanted any more. */
  #generation = 0;
  /** It was found out whose inbox this is since the page started; without a network it could not be. */
  #isConfirmed = false;

  /** Signed out while this page was open. */
  #hasLeft = false;
  /** The page around asks to sign in whoever it knows now. */
  #isInvited = false;

  #sid: string | null;
  /** The inbox that is being opened, and whether its player signed out elsewhere meanwhile. */
  #opening: { readonly database: string; hasLeft: boolean } | null = null;
  readonly #leftElsewhere = new SignOutsElsewhere((database) => {
    if (this.#opening?.database !== database) return;
    this.#opening.hasLeft = true;
    // That it is open here was noted meanwhile.
    setSignedOutHere(database);
    setSignedOutInTab(database);
    this.forget();
    void this.run();
  });

  /** @param sid from the page's fragment */
  constructor(
    readonly page: Page,
    readonly place: Place,
    readonly site: Site,
    sid: string | null,
  ) {
    this.#sid = sid;
  }

  /** The latest that was handed over. */
  get sid(): string | null {
    return this.#sid;
  }

  /** Finds out who the player is, and opens that inbox if it is not the one that is open. */
  run(): Promise<void> {
    this.#following ??= this.#current.then(() => {
      this.#following = null;
      this.#current = this.#runOnce();
      return this.#current;
    });
    return this.#following;
  }

  /** The network or the player came back: what could not be found out may be asked now. */
  resume(): void {
    this.#next.hope();
    const mustAsk = this.place.inbox === null || !this.#isConfirmed;
    if (mustAsk && !this.#next.isForbidden) void this.run();
  }

  /** The player asks, which stands above Fasttrack's wish for peace. */
  endPatience(): void {
    this.#next.allow();
  }

  /** Somebody else may be here now. @param sid null where the page around knows */
  takeSid(sid: string | null): void {
    this.#sid = sid;
    this.#isInvited = sid === null;
    this.#hasLeft = false;
    this.#leftElsewhere.forget();
    this.#generation += 1;
    this.#next.allow();
  }

  /** Signed out, here or in another tab: whoever was found is not wanted any more, nor is the sid that led there. */
  forget(): void {
    this.#sid = null;
    this.#hasLeft = true;
    this.#isInvited = false;
    this.#generation += 1;
    this.#isConfirmed = false;
  }

  async askFragment(): Promise<SidAnswer> {
    return this.#sid === null ? { type: "none" } : { type: "sid", sid: this.#sid };
  }

  async #runOnce(): Promise<void> {
    this.#next.cancel();
    const generation = this.#generation;
    const isStale = () => generation !== this.#generation;
    try {
      assertSecure();
      this.#config = (await fetchConfig(document.baseURI, this.#config !== null)) ?? this.#config;
      if (this.#config !== null) {
        takeLook(this.page, this.#config);
        keepHosts(this.#config.hostOrigins);
      }
      const { signInUrl = null, sessionUrl = null } = this.#config ?? {};
      const { site } = this;
      this.page.set({ signInUrl, hasSessionUrl: sessionUrl !== null || site.isHost });
      const mayChange = takeWantsIn() || this.#isInvited;
      if (mayChange) this.#leftElsewhere.forget();
      const hints: Hints = { config: this.#config, sid: this.#sid, mayChange, site };
      const hasLeft = site.isHost ? this.#hasLeft : isSignedOutHere();
      if (hasLeft && hints.sid === null && !hints.mayChange) return this.#stayOut();
      const rightness = this.place.inbox === null ? "wrong" : await judgeInbox(this.place.inbox, hints);
      if (isStale()) return;
      if (rightness === "other") this.place.leave();
      else if (rightness !== "wrong") {
        this.page.withdraw("configuration");
        return await this.#stay(rightness === "right");
      }
      const { config } = hints;
      const found = config === null ? null : await signIn(config, [() => this.askFragment()], site);
      if (isStale()) return;
      if (found?.type === "signed-in" && this.#leftElsewhere.has(found.database)) {
        // While this tab was on its way in.
        setSignedOutInTab(found.database);
        this.forget();
        this.place.leave();
        return this.#stayOut();
      }
      if (config !== null) this.page.withdraw("configuration");
      await this.#follow(found ?? { type: "unreachable", retryAfterMs: null }, hints, isStale);
    } catch (error) {
      if (!isStale()) await this.#explain(error, isStale);
    }
  }

  /** The player signed out, and has not asked to come back. */
  #stayOut(): void {
    this.page.withdraw("configuration");
    this.page.set({ phase: findRemaining().length === 0 ? "left" : "remains", connection: "signed-out" });
  }

  /** What is open is the player's, or nobody can say that it is not. */
  async #stay(isSure: boolean): Promise<void> {
    const { inbox } = this.place;
    this.#isConfirmed = isSure;
    if (!isSure) this.#next.plan(null);
    inbox?.start();
    if (!isSure || inbox === null) return;
    if (this.page.state.connection === "signed-out") await inbox.comeBack();
    await inbox.keepEndpoints(this.#config);
  }

  async #follow(found: SignIn, hints: Hints, isStale: () => boolean): Promise<void> {
    this.page.set({ refusal: found.type === "nobody" ? found.refusal : null });
    if (found.type === "nobody") return this.#manageWithoutPlayer(hints, isStale);
    if (found.type === "unreachable") return this.#manageWithoutAnswer(found.retryAfterMs, isStale);
    const opening = { database: found.database, hasLeft: false };
    this.#opening = opening;
    try {
      await this.#enter(found, hints, isStale);
    } finally {
      this.#opening = null;
      // It was made anew behind the back of whoever removed it.
      if (opening.hasLeft) await removePlayers([found.database]);
    }
  }

  async #enter(found: SignedIn, hints: Hints, isStale: () => boolean): Promise<void> {
    const { inbox } = this.place;
    if (inbox !== null && !(await mayExchange(inbox, found.database, hints))) return this.#stay(true);
    if (isStale()) return;
    this.#isConfirmed = true;
    this.#isInvited = false;
    setSignedOutHere(null);
    rememberDatabase(found.database);
    dropRemaining(found.database);
    if (inbox?.database === found.database) return inbox.takeOver(found.session, found.token);
    const opened = await this.place.exchange(found, isStale);
    if (opened === null) return void this.run();
    await opened.takeOver(found.session, found.token);
  }

  async #manageWithoutPlayer(hints: Hints, isStale: () => boolean): Promise<void> {
    const inbox = this.place.inbox ?? (await this.place.openLast(isStale));
    if (isStale()) return;
    if (inbox === null) return this.page.set({ phase: "nobody", connection: "signed-out" });
    if (await isSignedOutOnSite(inbox, hints)) await inbox.signOutOnSite();
    if (!isStale()) inbox.start();
  }

  async #manageWithoutAnswer(retryAfterMs: number | null, isStale: () => boolean): Promise<void> {
    const inbox = this.place.inbox ?? (await this.place.openLast(isStale));
    if (isStale()) return;
    if (inbox === null) await this.#showUnreachable(isStale);
    else inbox.start();
    this.#next.plan(retryAfterMs);
  }

  /** Nothing stored is another thing than something of which nobody can tell whose it is. */
  async #showUnreachable(isStale: () => boolean): Promise<void> {
    const isNamed = this.#sid !== null || this.site.isHost;
    const isHidden = isNamed && (await findLastDatabase()) !== null;
    if (isStale()) return;
    this.page.set({ phase: isHidden ? "undecided" : "unreachable", connection: "offline" });
  }

  /** Whatever went wrong, there is a next time, and what is stored can be read meanwhile. */
  async #explain(error: unknown, isStale: () => boolean): Promise<void> {
    this.#next.plan(null);
    if (error instanceof ConfigError) {
      console.error(`${error.message} ${error.remedy}`);
      this.page.notify({ type: "configuration", problem: error.message, remedy: error.remedy });
    } else {
      console.error("The inbox could not be opened; it will be tried again.", error);
    }
    if (this.place.inbox !== null) return;
    const opened = await this.place.openLast(isStale).catch(() => null);
    if (isStale()) return;
    if (opened !== null) opened.start();
    else await this.#showUnreachable(isStale);
  }
}
