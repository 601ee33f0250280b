import { fetchSid, login } from "../fasttrack/login.ts";
import type { Access } from "../fasttrack/notifications.ts";
import { type Failure, isSignedOut } from "../model/outcome.ts";
import { updateSession, writeSession } from "../store/keep-session.ts";
import type { StoredSession } from "../store/schema.ts";
import { readSession } from "../store/session.ts";
import type { Store } from "../store/store.ts";
import { withLock } from "./lock.ts";
import { isPassing } from "./passing-status.ts";
import { warnOfSessionUrl } from "./site-mistakes.ts";

/**
 * - `signed-out`: no sid is to be had that Fasttrack accepts
 * - `other-user`: the operator's session belongs to somebody else by now; nothing of this user may be sent with it
 */
export type NoSession = "signed-out" | "other-user";

/** `unreachable`: it could not be found out now, and why */
export type Renewal =
  | { readonly type: "renewed" | NoSession }
  | { readonly type: "unreachable"; readonly failure: Failure };

/** Where a sid comes from, such as the page's fragment. Asked anew at every renewal. */
export type SidSource = () => Promise<SidAnswer>;

/** What knows who is signed in: the page around, where it wants to be asked, else the operator's `sessionUrl`. */
export interface Site {
  /**
   * The page around is in charge: also of a player who once came by a link, and of one who signed out here before. Nobody
   * else is asked then, by no worker either.
   */
  readonly isHost: boolean;
  /** @param sessionUrl of the operator's configuration */
  ask(sessionUrl: string | null): Promise<SidAnswer>;
}

export const OWN_SITE: Site = { isHost: false, ask: sidFrom };

export type SidAnswer =
  | { readonly type: "sid"; readonly sid: string }
  /** Nobody is signed in there. */
  | { readonly type: "none" }
  /** It could not be asked. */
  | { readonly type: "unreachable" };

/** One user's way into Fasttrack: hands out the token of the moment and renews it. */
export class Session {
  #memoryToken: string | null = null;
  /** Those under way, by the token that was refused. */
  readonly #renewals = new Map<string | null, Promise<Renewal>>();

  /** @param sources asked in this order, before the operator's site */
  constructor(
    readonly store: Store,
    readonly sources: readonly SidSource[] = [],
    readonly site: Site = OWN_SITE,
  ) {}

  /** Read anew for every request (invariant 9); null when signed out. */
  async access(): Promise<Access | null> {
    const stored = await readSession(this.store);
    if (stored === null || stored.isForgotten === true) return null;
    const token = this.#memoryToken ?? stored.authToken;
    return token === null ? null : { fusionUrl: stored.fusionUrl, userId: stored.userId, token };
  }

  /** Takes a login that was made for this very user. */
  async accept(session: StoredSession, token: string): Promise<void> {
    this.#memoryToken = session.mayStoreToken ? null : token;
    await writeSession(this.store, { ...session, authToken: session.mayStoreToken ? token : null });
  }

  /** Nobody is signed in any more: without a token nothing is sent, by no tab and no worker, until a renewal. */
  async forget(): Promise<void> {
    this.#memoryToken = null;
    await updateSession(this.store, ({ timesForgotten = 0 }) => ({
      authToken: null,
      isForgotten: true,
      timesForgotten: timesForgotten + 1,
    }));
  }

  /**
   * Logs in again after a token was refused. Several callers, in several tabs, make one login; those of one tab share its
   * failure, too, instead of waiting for one time-out after another.
   *
   * @param refused the token that was not accepted; null when there was none
   */
  renew(refused: string | null): Promise<Renewal> {
    const underWay = this.#renewals.get(refused);
    if (underWay !== undefined) return underWay;
    const renewal = withLock(`${this.store.scope}:session`, () => this.#renewOnce(refused)).finally(() =>
      this.#renewals.delete(refused),
    );
    this.#renewals.set(refused, renewal);
    return renewal;
  }

  async #renewOnce(refused: string | null): Promise<Renewal> {
    const current = await this.access();
    if (current !== null && current.token !== refused) return { type: "renewed" };
    const stored = await readSession(this.store);
    return stored === null ? { type: "signed-out" } : this.#logIn(stored);
  }

  async #logIn(stored: StoredSession): Promise<Renewal> {
    let failure: Failure | null = null;
    for (const source of [...this.sources, () => this.site.ask(stored.sessionUrl)]) {
      const answer = await source();
      if (answer.type === "unreachable") failure ??= { type: "unreachable", reason: "network" };
      if (answer.type !== "sid") continue;
      const outcome = await login(stored.fusionUrl, answer.sid);
      if (outcome.type === "success") {
        const { userId, brandId } = outcome.value;
        if (userId !== stored.userId || (brandId !== null && brandId !== stored.brandId)) {
          if (stored.isFromSessionUrl) return { type: "other-user" };
          // The player came by a link with a sid, which says more than whoever the operator's site knows here.
          continue;
        }
        await this.#takeRenewed(stored, outcome.value.authToken);
        return { type: (await this.access()) === null ? "signed-out" : "renewed" };
      }
      if (!isSignedOut(outcome)) failure = outcome;
    }
    if (failure !== null) return { type: "unreachable", failure };
    await this.forget();
    return { type: "signed-out" };
  }

  /** Not where the player was signed out, or in again, while the renewal was under way. */
  async #takeRenewed(before: StoredSession, token: string): Promise<void> {
    let memoryToken: string | null = null;
    const isTaken = await updateSession(this.store, ({ mayStoreToken, timesForgotten, salt }) => {
      // Each login makes a salt of its own.
      if (timesForgotten !== before.timesForgotten || salt !== before.salt) return null;
      memoryToken = mayStoreToken ? null : token;
      return { authToken: mayStoreToken ? token : null, isForgotten: false };
    });
    if (isTaken) this.#memoryToken = memoryToken;
  }
}

/** Asks the operator's site who the player is. */
export async function sidFrom(sessionUrl: string | null): Promise<SidAnswer> {
  if (sessionUrl === null) return { type: "none" };
  const outcome = await fetchSid(sessionUrl);
  if (outcome.type === "success") return { type: "sid", sid: outcome.value };
  warnOfSessionUrl(sessionUrl, outcome);
  // 401, 404 or no sid in the answer: the operator's site knows no player. Anything else may pass.
  const { type } = outcome;
  const isNobody = type === "refused" || (type === "status" && !isPassing(outcome.status));
  return isNobody ? { type: "none" } : { type: "unreachable" };
}
