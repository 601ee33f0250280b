import { asksForPatience, type Failure } from "../model/outcome.ts";
import { openBroadcast } from "../store/broadcast.ts";
import { shortenPause } from "../store/queue-pause.ts";
import { readRefreshedAt } from "../store/reading.ts";
import { Candidate } from "./leader.ts";
import { Live } from "./live.ts";
import { type RefreshResult, refresh } from "./refresh.ts";
import { RefreshDriver } from "./refresh-driver.ts";
import { type ReplayResult, replay } from "./replay.ts";
import { ReplayDriver } from "./replay-driver.ts";
import type { NoSession } from "./session.ts";
import { Status } from "./status.ts";
import type { Tools } from "./tools.ts";

/** The service worker, where there is one; each answers null when it did not take the work. */
export interface Delegate {
  replay(): Promise<ReplayResult | null>;
  refresh(): Promise<RefreshResult | null>;
}

export interface EngineOptions {
  readonly tools: Tools;
  readonly delegate: Delegate | null;
  readonly isNetworkUp: () => boolean;
  readonly onRefreshed: (result: RefreshResult) => void;
  /** @param areHeld changes wait for a time, a network or a session: nothing is being sent */
  readonly onHeld: (areHeld: boolean) => void;
  /** The operator's session belongs to another player now. */
  readonly onOtherUser: () => void;
}

/** What several tabs ask for within this time, in ms, has one cause (the network came back) and gets one refresh. */
const SAME_CAUSE_MS = 2_000;

/** An answer that is younger than this, in ms, shows that the way is open, whatever became of a change meanwhile. */
const OPEN_WAY_MS = 10_000;

/** How long at most what would only take the network from it waits for the first list of all, in ms. */
export const FIRST_LIST_MS = 10_000;

/** Said to the leader by a tab whose player pressed "refresh". */
const BY_PLAYER = "by-player";

/** Keeps one user's mirror and outbox moving while a page is open. The page tells it what happens around. */
export class Engine {
  readonly status: Status;
  readonly #replays: ReplayDriver;
  readonly #refreshes: RefreshDriver;
  readonly #candidate: Candidate;
  readonly #toLeader: BroadcastChannel | null;
  #live: Live | null = null;
  /** Renewals since the last answer that was fine: a fresh token that is refused at once is not renewed for ever. */
  #renewals = 0;
  /** Changes could not be sent: Fasttrack was out of reach. */
  #isUnsent = false;
  #isStopped = false;

  constructor(readonly options: EngineOptions) {
    const { tools, delegate } = options;
    this.status = new Status(tools.store.scope, options.isNetworkUp() ? "online" : "offline");
    this.#replays = new ReplayDriver({
      replay: async () => (await delegate?.replay()) ?? replay(tools),
      onResult: (result) => orWarn(this.#onReplayed(result)),
      now: tools.now,
    });
    this.#refreshes = new RefreshDriver({
      refresh: async () => (await delegate?.refresh()) ?? refresh(tools),
      onResult: (result, isOutdated) => orWarn(this.#onRefreshed(result, isOutdated)),
      random: tools.random,
    });
    this.#candidate = new Candidate(tools.store.scope, {
      begin: () => this.#lead(),
      end: () => this.#follow(),
    });
    this.#toLeader = openBroadcast(`${tools.store.scope}:leader`);
    this.#toLeader?.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
      if (this.#live !== null) this.#refresh(data === BY_PLAYER);
    });
  }

  start(): void {
    if (this.#isStopped) return;
    this.#candidate.stand();
    this.#replays.request();
  }

  /** The player changed something. */
  requestReplay(): void {
    this.options.onHeld(false);
    this.#replays.request();
  }

  /** The player asks to look now. */
  requestRefresh(): void {
    this.#askLeader(true);
  }

  /** Back online, visible again, or back from sleep: everything that waits tries now (invariants 11 and 13). */
  async resume(wasAsleep: boolean): Promise<void> {
    // A login may end after the inbox that it was for: whoever is stopped would keep the others from leading.
    if (this.#isStopped) return;
    this.#candidate.stand();
    await shortenPause(this.options.tools.store, this.options.tools.now());
    this.#replays.request();
    this.#askLeader(false);
    if (wasAsleep) this.#live?.revive();
  }

  /** The session's addresses are others now. */
  reconnect(): void {
    if (this.#live === null) return;
    this.#follow();
    this.#lead();
  }

  /** The page goes into the back/forward cache. */
  suspend(): void {
    this.#candidate.stepDown();
  }

  networkLost(): void {
    this.#refreshes.networkLost();
    this.#isUnsent = false;
    if (this.status.current === "online") this.status.set("offline");
  }

  stop(): void {
    this.#isStopped = true;
    this.#replays.stop();
    this.#refreshes.stop();
    this.#candidate.stepDown();
    this.#toLeader?.close();
    this.status.close();
  }

  /** The one leading page looks, whoever asks (invariant 14). */
  #askLeader(isByPlayer: boolean): void {
    if (this.#isStopped) return;
    if (this.#live === null) this.#toLeader?.postMessage(isByPlayer ? BY_PLAYER : null);
    else this.#refresh(isByPlayer);
  }

  #refresh(isByPlayer: boolean): void {
    if (isByPlayer) this.#refreshes.requestNow();
    else this.#refreshes.requestIfOlder(SAME_CAUSE_MS);
  }

  #lead(): void {
    const { tools } = this.options;
    const live = new Live({ tools, requestRefresh: (withinMs) => this.#refreshes.request(withinMs) });
    this.#live = live;
    this.#refreshes.request();
    void this.#connect(live);
  }

  /**
   * At once, but not before the first list of all is here, from which the connection would only take the network; nor before
   * somebody is signed in.
   */
  async #connect(live: Live): Promise<void> {
    const { store, session } = this.options.tools;
    const hasToken = session.access().then((access) => access !== null);
    // Where it cannot be read now, opening tries it again.
    if (!(await hasToken.catch(() => true))) return;
    const isFirst = (await readRefreshedAt(store).catch(() => undefined)) === null;
    if (isFirst) await new Promise((resolve) => setTimeout(resolve, FIRST_LIST_MS));
    if (!live.isResting) await live.open();
  }

  #follow(): void {
    this.#live?.close();
    this.#live = null;
    this.#refreshes.rest();
  }

  async #onReplayed(result: ReplayResult): Promise<void> {
    this.options.onHeld(result.type !== "drained");
    if (result.type === "halted") return this.#onHalted(result.reason, () => this.#replays.request());
    if (result.type === "waiting" && !result.isReachable) {
      this.#isUnsent = true;
      if (this.status.wasOnlineWithin(OPEN_WAY_MS)) return;
      this.status.set("offline");
      // It may be this change only: the list says more.
      return this.#askLeader(false);
    }
    // A page that does not lead has no refresh of its own to tell that its token is fine.
    if (result.type === "drained") this.#renewals = 0;
    if (this.#isUnsent && this.status.current === "offline") {
      this.status.set("online");
      this.#askLeader(true);
    }
    this.#isUnsent = false;
  }

  async #onRefreshed(result: RefreshResult, isOutdated: boolean): Promise<void> {
    if (result.type === "halted")
      return this.#onHalted(
        result.reason,
        () => this.#refreshes.request(),
        (failure) => this.#refreshes.noteFailure(failure),
      );
    this.options.onRefreshed(result);
    // It rests while nobody is signed in, which no failure disproves.
    if (result.type === "refreshed" || this.#live?.isResting === false) void this.#live?.open();
    if (result.type === "failed" && !asksForPatience(result.failure)) return this.status.set("offline");
    if (result.type === "refreshed") this.#renewals = 0;
    else if (this.#live?.isResting === true) return;
    if (isOutdated) return;
    if (this.status.current !== "online") {
      this.#live?.retry();
      this.#replays.request();
    }
    this.status.set("online");
  }

  /** The worker knows fewer sources of a sid than the page does: ask here before giving up. */
  async #onHalted(reason: NoSession, again: () => void, onFailure?: (failure: Failure) => void): Promise<void> {
    const { session } = this.options.tools;
    const mayRenew = reason === "signed-out" && this.#renewals === 0;
    const renewal = mayRenew
      ? await session.renew((await session.access())?.token ?? null)
      : ({ type: reason } as const);
    if (this.#isStopped) return;
    switch (renewal.type) {
      case "renewed":
        this.#renewals += 1;
        return again();
      case "other-user":
        return this.options.onOtherUser();
      case "signed-out":
        // A connection that is refused asks for a sid each time it tries again, and whoever signs in starts it anew.
        this.#live?.rest();
        return this.status.set("signed-out");
      case "unreachable":
        this.status.set("offline");
        onFailure?.(renewal.failure);
    }
  }
}

/** The database may have been closed or lost meanwhile; the next look opens it anew. */
function orWarn(work: Promise<void>): void {
  work.catch((error: unknown) => console.warn("What came of the last look could not be acted upon.", error));
}
