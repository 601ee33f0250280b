import type { MessageIds } from "./crm/message-ids.ts";
import type { Tokens } from "./crm/tokens.ts";
import type { Users } from "./crm/users.ts";
import type { Faults } from "./faults/faults.ts";
import type { Live } from "./live.ts";
import type { Journal } from "./record/journal.ts";
import type { RequestLog } from "./record/request-log.ts";

/** Everything that one running sandbox knows. Nothing of it outlives the process. */
export interface World {
  /** Ms since 1970. */
  readonly now: () => number;
  readonly ids: MessageIds;
  readonly users: Users;
  readonly tokens: Tokens;
  readonly faults: Faults;
  readonly journal: Journal;
  readonly requests: RequestLog;
  readonly live: Live;
}
