import type { Gate, Verdict } from "../pusher/gate.ts";
import { ActiveFault, type Moment, type Occasion } from "./active-fault.ts";
import type { Fault } from "./fault.ts";

/** The key of the faults that every user has. */
export const EVERYBODY = "*";

/** The faults that are set, by sid. A user's own come before everybody's. */
export class Faults implements Gate {
  readonly #bySid = new Map<string, readonly ActiveFault[]>();
  readonly #sidOfChannel: (channel: string) => string | undefined;

  constructor(sidOfChannel: (channel: string) => string | undefined) {
    this.#sidOfChannel = sidOfChannel;
  }

  /** Replaces the faults of one user, or of everybody. */
  set(sid: string, faults: readonly Fault[], moment: Moment): void {
    if (faults.length === 0) this.#bySid.delete(sid);
    else {
      this.#bySid.set(
        sid,
        faults.map((fault) => new ActiveFault(fault, moment)),
      );
    }
  }

  clear(): void {
    this.#bySid.clear();
  }

  of(sid: string): readonly ActiveFault[] {
    return this.#bySid.get(sid) ?? [];
  }

  /**
   * The faults that strike on this request, in the order they were set. Delays add up; the first fault that decides the
   * answer ends the search, so that later ones are kept for later requests.
   */
  take(occasion: Occasion): readonly ActiveFault[] {
    const struck: ActiveFault[] = [];
    const candidates = [...(occasion.user === undefined ? [] : this.of(occasion.user.sid)), ...this.of(EVERYBODY)];
    for (const candidate of candidates) {
      if (!candidate.concerns(occasion) || !candidate.strike()) continue;
      struck.push(candidate);
      if (candidate.fault.trouble.kind !== "delay") break;
    }
    return struck;
  }

  connecting(): Verdict {
    return this.#verdict(this.of(EVERYBODY));
  }

  subscribing(channel: string): Verdict {
    const sid = this.#sidOfChannel(channel);
    return sid === undefined ? "pass" : this.#verdict(this.of(sid));
  }

  #verdict(faults: readonly ActiveFault[]): Verdict {
    for (const active of faults) {
      const { kind } = active.fault.trouble;
      if (kind === "pusher-down" && active.strike()) return "down";
      if (kind === "pusher-over-quota" && active.strike()) return "over-quota";
    }
    return "pass";
  }
}
