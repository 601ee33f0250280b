import type { Change } from "../crm/mailbox.ts";
import type { TellingHeaders } from "./telling-headers.ts";

/** What became of a mutation. `faulted` is one that a fault kept from being served. */
export type MutationResult = Change | "unauthorized" | "invalid" | "faulted";

/** One mark-read or delete that reached the sandbox. */
export interface JournalEntry {
  readonly seq: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly kind: "read" | "delete";
  /** `api` is a request to the vendor's API; `other-device` came through the control API or the console. */
  readonly source: "api" | "other-device";
  readonly sid: string | null;
  /** The user that the token belongs to. */
  readonly tokenUserId: number | null;
  messageId: string | null;
  result: MutationResult;
  /** Whether the mailbox is different for it. */
  effective: boolean;
  /** The kind of the fault that had a say. */
  fault: string | null;
  /** The status answered; null when none was. */
  status: number | null;
  /** Whether the whole answer was handed to the network. */
  answered: boolean;
  readonly headers: TellingHeaders | null;
}

/** What is known of a mutation when it arrives. */
export type Arrival = Pick<JournalEntry, "kind" | "source" | "sid" | "tokenUserId" | "messageId" | "headers">;

/** Every mutation received, in the order of arrival. An entry is completed while its request is served. */
export class Journal {
  readonly #now: () => number;
  #entries: JournalEntry[] = [];
  #seq = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  open(arrival: Arrival): JournalEntry {
    this.#seq += 1;
    const entry: JournalEntry = {
      seq: this.#seq,
      at: new Date(this.#now()).toISOString(),
      ...arrival,
      result: "faulted",
      effective: false,
      fault: null,
      status: null,
      answered: false,
    };
    this.#entries.push(entry);
    return entry;
  }

  /** The entries of one user, or all, that came after `seq`. */
  list(sid: string | undefined, after: number): readonly JournalEntry[] {
    return this.#entries.filter((entry) => entry.seq > after && (sid === undefined || entry.sid === sid));
  }

  /** Forgets the entries of one user, or all; numbers are not given out again. */
  clear(sid: string | undefined): void {
    this.#entries = sid === undefined ? [] : this.#entries.filter((entry) => entry.sid !== sid);
  }
}
