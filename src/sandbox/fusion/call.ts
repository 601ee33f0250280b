import type { Token } from "../crm/tokens.ts";
import type { User } from "../crm/user.ts";
import type { Plan } from "../faults/plan.ts";
import { failureAnswer, NOT_AUTHENTICATED } from "../faults/plan.ts";
import type { Answer } from "../http/answer.ts";
import type { Exchange } from "../http/exchange.ts";
import type { JournalEntry } from "../record/journal.ts";
import type { World } from "../world.ts";
import type { Route } from "./route.ts";

/** Who is asking, as far as the request's sid or token tells. */
export interface Caller {
  /** Undefined when the sid or token is nobody's. */
  readonly user: User | undefined;
  /** The AuthToken that was sent; undefined when it was a sid. */
  readonly token: Token | undefined;
}

/** One call of the vendor's API on its way to an answer. */
export interface Call {
  readonly world: World;
  readonly exchange: Exchange;
  readonly route: Route;
  readonly caller: Caller;
  readonly plan: Plan;
  /** The request's body, read before anything is decided. */
  readonly body: string;
  /** The message that the call is about. */
  readonly messageId: string | undefined;
  /** The record of a mutation, to be completed. */
  readonly entry: JournalEntry | undefined;
}

/** The answer to a token that is not valid. */
export function notAuthenticated(): Answer {
  return failureAnswer(401, NOT_AUTHENTICATED);
}
