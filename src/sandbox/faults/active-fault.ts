import type { Row } from "../crm/row.ts";
import type { Token } from "../crm/tokens.ts";
import type { User } from "../crm/user.ts";
import { type Endpoint, type Fault, isSocketFault, VENDOR_ENDPOINTS } from "./fault.ts";

/** One request, as far as a fault cares. */
export interface Occasion {
  readonly endpoint: Endpoint;
  readonly user: User | undefined;
  readonly token: Token | undefined;
  readonly messageId: string | undefined;
}

/** How things were at the moment a fault was set. */
export interface Moment {
  /** The newest AuthToken's serial. */
  readonly tokenSerial: number;
  /** The rows that each user had. */
  readonly rows: ReadonlyMap<User, readonly Row[]>;
}

/** A fault that is set, and how much of it is used up. */
export class ActiveFault {
  readonly fault: Fault;
  readonly moment: Moment;
  #seen = 0;

  constructor(fault: Fault, moment: Moment) {
    this.fault = fault;
    this.moment = moment;
  }

  /** Whether this fault is about such a request at all, used up or not. */
  concerns(occasion: Occasion): boolean {
    const { fault } = this;
    if (isSocketFault(fault)) return false;
    const endpoints: readonly Endpoint[] = fault.endpoint === "all" ? VENDOR_ENDPOINTS : [fault.endpoint];
    if (!endpoints.includes(occasion.endpoint)) return false;
    if (fault.messageId !== undefined && fault.messageId !== occasion.messageId) return false;
    if (fault.trouble.kind === "expired-token") {
      return occasion.token !== undefined && occasion.token.serial <= this.moment.tokenSerial;
    }
    if (fault.trouble.kind === "stale") return occasion.endpoint === "list";
    return true;
  }

  /** Counts one occasion; true when the fault strikes on it. */
  strike(): boolean {
    this.#seen += 1;
    const { after, times } = this.fault;
    return this.#seen > after && (times === undefined || this.#seen <= after + times);
  }

  /** The fault in the words of the control API, and how many occasions it has seen. */
  describe() {
    const { trouble, ...when } = this.fault;
    return { ...trouble, ...when, seen: this.#seen };
  }
}
