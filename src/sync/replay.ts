import { type Access, probeToken, sendIntent } from "../fasttrack/notifications.ts";
import { backoffMs, waitMs } from "../model/backoff.ts";
import { type Intent, isDue } from "../model/intent.ts";
import { isSignedOut, judge, type Verdict } from "../model/outcome.ts";
import { claimIntent, readOutbox, updateIntent } from "../store/outbox.ts";
import { clearPause, readFailures, readPause, writePause } from "../store/queue-pause.ts";
import { settleIntent } from "../store/settle.ts";
import type { Store } from "../store/store.ts";
import { withLock } from "./lock.ts";
import type { Renewal, Session } from "./session.ts";

/** Requests under way at once. Six is what a browser opens to one host over HTTP/1.1. */
const LANES = 6;
/** How often the server may refuse one change before the player is asked. */
const REFUSALS_UNTIL_PARKED = 3;
/** This many failures in a row without one success mean that the server is down, not that the messages are bad. */
const FAILURES_UNTIL_PAUSE = LANES;

export interface Tools {
  readonly store: Store;
  readonly session: Session;
  /** Wall clock, ms. */
  readonly now: () => number;
  /** In [0, 1). */
  readonly random: () => number;
}

/**
 * - `drained`: nothing waits; parked changes are the player's to decide
 * - `waiting`: something waits for a time, wall clock in ms
 * - `halted`: it needs a session first
 */
export type ReplayResult =
  | { readonly type: "drained" }
  | { readonly type: "waiting"; readonly until: number; readonly isReachable: boolean }
  | { readonly type: "halted"; readonly reason: Exclude<Renewal, "renewed"> };

/**
 * Sends what is due, several at a time, in order per message, until nothing is. One replayer at a time per profile
 * (invariant 10). An intent leaves the outbox only after an answer that was understood (invariant 3).
 */
export function replay(tools: Tools): Promise<ReplayResult> {
  return withLock(`${tools.store.name}:replay`, () => new Drain(tools).run());
}

class Drain {
  #halt: ReplayResult | null = null;
  #failuresInARow = 0;
  /** An earlier replay found the way closed. */
  #hasFailedBefore = false;
  /** A token that the probe found good: refusals with it are about the change itself. */
  #provenToken: string | null = null;

  constructor(readonly tools: Tools) {}

  async run(): Promise<ReplayResult> {
    const { store, now } = this.tools;
    this.#hasFailedBefore = (await readFailures(store)) > 0;
    for (;;) {
      const pause = await readPause(store, now());
      if (pause !== null) return { type: "waiting", until: pause.until, isReachable: pause.isOrdered };
      const waiting = (await readOutbox(store)).filter((intent) => intent.state !== "parked");
      if (waiting.length === 0) return { type: "drained" };
      const heads = firstOfEachMessage(waiting);
      const due = heads.filter((intent) => isDue(intent.notBefore, now()));
      if (due.length === 0) {
        return { type: "waiting", until: Math.min(...heads.map((intent) => intent.notBefore)), isReachable: true };
      }
      const queue = due.values();
      await Promise.all(Array.from({ length: LANES }, () => this.#runLane(queue)));
      if (this.#halt !== null) return this.#halt;
    }
  }

  /** All lanes take from one queue. */
  async #runLane(queue: Iterator<Intent>): Promise<void> {
    for (let next = queue.next(); next.done !== true; next = queue.next()) {
      if (this.#halt !== null) return;
      const intent = await claimIntent(this.tools.store, next.value.id, this.tools.now());
      if (intent !== null) await this.#send(intent, true);
    }
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
        await settleIntent(this.tools.store, intent);
        return this.#forgetFailures();
      case "retry":
        await this.#giveBack(intent, { failures: intent.failures + 1 });
        if (++this.#failuresInARow >= FAILURES_UNTIL_PAUSE) await this.#pause(null);
        return;
      case "wait":
        await this.#giveBack(intent, {});
        return this.#pause(verdict.retryAfterMs);
      case "signed-out":
        // Refused with a token made a moment ago: if the list takes it, it is not the token, it is this change.
        if (!mayRenew && (await this.#isTokenGood(access))) {
          return this.#refuse(intent, "Fasttrack does not allow this change");
        }
        return this.#renew(intent, access.token, mayRenew);
      case "refuse":
        if (!(await this.#isTokenGood(access))) return this.#renew(intent, access.token, mayRenew);
        return this.#refuse(intent, verdict.problem);
    }
  }

  /** Not when another lane was told to stop meanwhile: an answer that was under way does not lift the pause. */
  async #forgetFailures(): Promise<void> {
    const hasFailed = this.#failuresInARow > 0 || this.#hasFailedBefore;
    if (!hasFailed || this.#halt !== null) return;
    this.#failuresInARow = 0;
    this.#hasFailedBefore = false;
    await clearPause(this.tools.store);
  }

  async #renew(intent: Intent, refused: string | null, mayRenew: boolean): Promise<void> {
    const renewal = mayRenew ? await this.tools.session.renew(refused) : "signed-out";
    if (renewal === "renewed") return this.#send(intent, false);
    await this.#giveBack(intent, {});
    if (renewal === "unreachable") return this.#pause(null);
    this.#halt = { type: "halted", reason: renewal };
  }

  async #isTokenGood(access: Access): Promise<boolean> {
    if (this.#provenToken === access.token) return true;
    const outcome = await probeToken(access);
    if (outcome.type !== "success" && isSignedOut(outcome)) return false;
    if (outcome.type === "success") this.#provenToken = access.token;
    return true;
  }

  async #refuse(intent: Intent, problem: string): Promise<void> {
    const refusals = intent.refusals + 1;
    if (refusals < REFUSALS_UNTIL_PARKED) return this.#giveBack(intent, { refusals });
    await updateIntent(this.tools.store, intent.id, { state: "parked", refusals, problem });
  }

  /** Back into the queue, with backoff if it is this change that failed. */
  async #giveBack(intent: Intent, failed: { readonly failures?: number; readonly refusals?: number }): Promise<void> {
    const { store, now, random } = this.tools;
    const tries = failed.failures ?? failed.refusals;
    const notBefore = tries === undefined ? intent.notBefore : now() + backoffMs(tries, random());
    await updateIntent(store, intent.id, { ...failed, state: "waiting", notBefore });
  }

  async #pause(retryAfterMs: number | null): Promise<void> {
    const { store, now, random } = this.tools;
    if (this.#halt !== null) return;
    this.#halt = { type: "waiting", until: now(), isReachable: retryAfterMs !== null };
    const failures = (await readFailures(store)) + 1;
    // Never sooner than without the server's word: a date on a clock that is behind ours has always passed.
    const jitter = random();
    const until = now() + Math.max(backoffMs(failures, jitter), waitMs(failures, jitter, retryAfterMs));
    this.#halt = { type: "waiting", until, isReachable: retryAfterMs !== null };
    await writePause(store, { until, failures, isOrdered: retryAfterMs !== null });
  }
}

/** Later intents of a message wait for the earlier ones; parked ones are not in the way (invariant 8). */
function firstOfEachMessage(intents: readonly Intent[]): Intent[] {
  const heads = new Map<number, Intent>();
  for (const intent of intents) if (!heads.has(intent.messageId)) heads.set(intent.messageId, intent);
  return [...heads.values()];
}
