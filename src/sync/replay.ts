import { type Access, fetchList, type Listing, probeToken, sendIntent } from "../fasttrack/notifications.ts";
import { backoffMs, pauseMs } from "../model/backoff.ts";
import { type Intent, isDue } from "../model/intent.ts";
import { asksForPatience, judge, judgeProbe, type Outcome, orderedMs, type Verdict } from "../model/outcome.ts";
import { lineUp } from "../model/queue.ts";
import { claimIntent, readOutbox, updateIntent } from "../store/outbox.ts";
import { makingRoom } from "../store/pressure.ts";
import { clearPause, readFailures, readPause, writePause } from "../store/queue-pause.ts";
import type { QueuePause } from "../store/schema.ts";
import { settleIntent } from "../store/settle.ts";
import { withLock } from "./lock.ts";
import type { NoSession } from "./session.ts";
import type { Tools } from "./tools.ts";

/** Requests under way at once. Six is what a browser opens to one host over HTTP/1.1. */
const LANES = 6;
/** How often the server may refuse one change before the player is asked. */
const REFUSALS_UNTIL_PARKED = 3;

/**
 * - `drained`: nothing waits; parked changes are the player's to decide
 * - `waiting`: something waits for a time, wall clock in ms
 * - `halted`: it needs a session first
 */
export type ReplayResult =
  | { readonly type: "drained" }
  | { readonly type: "waiting"; readonly until: number; readonly isReachable: boolean }
  | { readonly type: "halted"; readonly reason: NoSession };

/**
 * Sends what is due, several at a time, in order per message, until nothing is. One replayer at a time per profile
 * (invariant 10). An intent leaves the outbox only after an answer that was understood (invariant 3).
 */
export function replay(tools: Tools): Promise<ReplayResult> {
  return withLock(`${tools.store.scope}:replay`, () => new Drain(tools).run());
}

/** What became of changes that were sent together, until the first of them failed. */
interface Pass {
  readonly failed: Intent[];
  /** One of them got an answer that says more than "not now". */
  isAnyThrough: boolean;
  /** The server answered, whatever it said. */
  isReachable: boolean;
  /** A token that the probe found good: refusals with it are about the change itself. */
  provenToken: string | null;
}

class Drain {
  #halt: ReplayResult | null = null;
  #pass: Pass = newPass();
  #listing: Promise<Outcome<Listing>> | null = null;
  /** An earlier replay found the way closed. */
  #hasFailedBefore = false;

  constructor(readonly tools: Tools) {}

  async run(): Promise<ReplayResult> {
    const { store } = this.tools;
    this.#hasFailedBefore = (await readFailures(store)) > 0;
    for (;;) {
      const now = this.tools.now();
      const pause = await readPause(store, now);
      if (pause !== null && !pause.sparesUntried) return waiting(pause, []);
      const line = lineUp(await readOutbox(store));
      if (line.length === 0) return { type: "drained" };
      const free = pause === null ? line : line.filter((intent) => intent.failures === 0);
      const [due, later] = split(free, (intent) => isDue(intent.notBefore, now));
      if (due.length === 0) return waiting(pause, later);
      const { failed, isAnyThrough, isReachable } = await this.#sendTogether(due);
      if (this.#halt !== null) return this.#halt;
      if (failed.length === 0 || isAnyThrough) continue;
      if (pause !== null) return waiting({ ...pause, isReachable }, later);
      return waiting(await this.#pause({ isReachable, sparesUntried: true }), later);
    }
  }

  async #sendTogether(due: readonly Intent[]): Promise<Pass> {
    this.#pass = newPass();
    const queue = due.values();
    await Promise.all(Array.from({ length: LANES }, () => this.#runLane(queue)));
    await Promise.all(this.#pass.failed.map((intent) => this.#giveBackFailed(intent)));
    return this.#pass;
  }

  /** All lanes take from one queue, until one fails: nobody is tried in vain while the way may be closed. */
  async #runLane(queue: Iterator<Intent>): Promise<void> {
    for (let next = queue.next(); next.done !== true; next = queue.next()) {
      if (this.#halt !== null || this.#pass.failed.length > 0) return;
      const intent = await this.#claim(next.value);
      if (intent !== null) await this.#send(intent, true);
    }
  }

  /** On a full device, too: what the player did goes before what can be fetched again. */
  #claim({ id }: Intent): Promise<Intent | null> {
    const { store, now } = this.tools;
    return makingRoom(store, () => claimIntent(store, id, now()));
  }

  async #send(intent: Intent, mayRenew: boolean): Promise<void> {
    const access = await this.tools.session.access();
    if (access === null) return this.#renew(intent, null, mayRenew);
    const outcome = await sendIntent(access, intent.kind, intent.messageId);
    return this.#act(intent, access, judge(intent.kind, outcome), mayRenew);
  }

  async #act(intent: Intent, access: Access, verdict: Verdict, mayRenew: boolean): Promise<void> {
    switch (verdict.type) {
      case "done":
      case "gone":
        await makingRoom(this.tools.store, () => settleIntent(this.tools.store, intent, verdict.type));
        return this.#gotThrough();
      case "missing":
        return this.#lookUp(intent, access, verdict.problem, mayRenew);
      case "retry":
        this.#pass.failed.push(intent);
        this.#pass.isReachable ||= verdict.isReachable;
        return;
      case "wait":
        await this.#giveBack(intent, {});
        return this.#stop({ isReachable: true }, verdict.retryAfterMs);
      case "signed-out":
        if (mayRenew) return this.#renew(intent, access.token, mayRenew);
        // Refused with a token made a moment ago: if the list takes it, it is not the token, it is this change.
        return this.#doubt(intent, access, "Fasttrack does not allow this change", mayRenew);
      case "refuse":
        return this.#doubt(intent, access, verdict.problem, mayRenew);
    }
  }

  /** It may be the token that was refused and not the change: who cannot be asked has not said that it is the change. */
  async #doubt(intent: Intent, access: Access, problem: string, mayRenew: boolean): Promise<void> {
    const verdict = await this.#probe(access);
    if (verdict.type === "done") return this.#refuse(intent, problem);
    if (verdict.type === "signed-out") return this.#renew(intent, access.token, mayRenew);
    return this.#act(intent, access, verdict, mayRenew);
  }

  /** It may be the way to the server that is gone and not the message: that is so only where the list says so, too. */
  async #lookUp(intent: Intent, access: Access, problem: string, mayRenew: boolean): Promise<void> {
    const outcome = await this.#list(access);
    if (outcome.type !== "success") return this.#act(intent, access, judgeProbe(outcome), mayRenew);
    const { rows, isVague } = outcome.value;
    if (rows.some((row) => row.notification.id === intent.messageId)) return this.#refuse(intent, problem);
    return this.#act(intent, access, isVague ? { type: "retry", isReachable: true } : { type: "gone" }, mayRenew);
  }

  /** Asked once in a drain, however many changes want to know. */
  async #list(access: Access): Promise<Outcome<Listing>> {
    this.#listing ??= fetchList(access);
    const outcome = await this.#listing;
    if (outcome.type !== "success") this.#listing = null;
    return outcome;
  }

  /** Not when another lane was told to stop meanwhile: an answer that was under way does not lift the pause. */
  async #gotThrough(): Promise<void> {
    this.#pass.isAnyThrough = true;
    if (!this.#hasFailedBefore || this.#halt !== null) return;
    this.#hasFailedBefore = false;
    await clearPause(this.tools.store);
  }

  /** Not when another lane was told to stop meanwhile: what it found out holds for this one, too. */
  async #renew(intent: Intent, refused: string | null, mayRenew: boolean): Promise<void> {
    if (this.#halt === null) {
      const renewal = mayRenew ? await this.tools.session.renew(refused) : ({ type: "signed-out" } as const);
      if (renewal.type === "renewed") return this.#send(intent, false);
      if (renewal.type === "unreachable") {
        const { failure } = renewal;
        await this.#stop({ isReachable: asksForPatience(failure) }, orderedMs(failure));
      } else this.#halt ??= { type: "halted", reason: renewal.type };
    }
    await this.#giveBack(intent, {});
  }

  async #probe(access: Access) {
    const pass = this.#pass;
    if (pass.provenToken === access.token) return judgeProbe({ type: "success", value: null });
    const outcome = await probeToken(access);
    if (outcome.type === "success") pass.provenToken = access.token;
    return judgeProbe(outcome);
  }

  async #refuse(intent: Intent, problem: string): Promise<void> {
    this.#pass.isAnyThrough = true;
    const refusals = intent.refusals + 1;
    if (refusals < REFUSALS_UNTIL_PARKED) {
      return this.#giveBack(intent, { refusals, notBefore: this.#afterBackoff(refusals) });
    }
    await updateIntent(this.tools.store, intent.id, { state: "parked", refusals, problem });
  }

  /** A change that failed where others got through waits for itself; where none did, the pause is for all. */
  #giveBackFailed(intent: Intent): Promise<void> {
    const failures = intent.failures + 1;
    const backoff = this.#pass.isAnyThrough ? { notBefore: this.#afterBackoff(failures) } : {};
    return this.#giveBack(intent, { failures, ...backoff });
  }

  #giveBack(intent: Intent, change: Partial<Intent>): Promise<void> {
    return updateIntent(this.tools.store, intent.id, { ...change, state: "waiting" });
  }

  #afterBackoff(failures: number): number {
    return this.tools.now() + backoffMs(failures, this.tools.random());
  }

  /** Stops every lane, and whatever comes until the pause is over. */
  async #stop(found: Pick<QueuePause, "isReachable">, retryAfterMs: number | null): Promise<void> {
    if (this.#halt !== null) return;
    this.#halt = { type: "waiting", until: this.tools.now(), ...found };
    this.#halt = waiting(await this.#pause({ ...found, sparesUntried: false }, retryAfterMs), []);
  }

  async #pause(
    found: Pick<QueuePause, "isReachable" | "sparesUntried">,
    retryAfterMs: number | null = null,
  ): Promise<QueuePause> {
    const { store, now, random } = this.tools;
    const failures = (await readFailures(store)) + 1;
    const since = now();
    const until = since + pauseMs(failures, random(), retryAfterMs);
    const pause = { since, until, failures, isOrdered: retryAfterMs !== null, ...found };
    await writePause(store, pause);
    return pause;
  }
}

function newPass(): Pass {
  return { failed: [], isAnyThrough: false, isReachable: false, provenToken: null };
}

function split(intents: readonly Intent[], isFirst: (intent: Intent) => boolean): [Intent[], Intent[]] {
  return [intents.filter(isFirst), intents.filter((intent) => !isFirst(intent))];
}

/** Until the pause is over, or one that it does not hold falls due. */
function waiting(pause: QueuePause | null, later: readonly Intent[]): ReplayResult {
  const until = later.reduce(
    (soonest, { notBefore }) => Math.min(soonest, notBefore),
    pause?.until ?? Number.POSITIVE_INFINITY,
  );
  return { type: "waiting", until, isReachable: pause?.isReachable ?? true };
}
