import { readSession } from "../store/session.ts";
import type { Config } from "../sync/config.ts";
import { sidFrom } from "../sync/session.ts";
import { digestSid } from "../sync/sid-digest.ts";
import type { Inbox } from "./inbox.ts";

/** What is known from outside of who the player is. */
export interface Hints {
  /** Null where it could not be had now. */
  readonly config: Config | null;
  /** From the page's fragment. */
  readonly sid: string | null;
  /** The player asked to sign in, maybe as somebody else. */
  readonly mayChange: boolean;
}

/** Whether the inbox that is open is the right one, as far as can be known without a login. */
export async function isRightInbox(inbox: Inbox, { config, sid, mayChange }: Hints): Promise<boolean> {
  const session = await readSession(inbox.tools.store);
  if (session === null) return false;
  if (config === null) return true;
  if (session.brandName !== config.brandName || (await inbox.tools.session.access()) === null) return false;
  if (sid !== null) return session.sidDigest === (await digestSid(session.salt, sid));
  if (!session.isFromSessionUrl) return !mayChange;
  const answer = await sidFrom(config.sessionUrl);
  return answer.type !== "sid" || session.sidDigest === (await digestSid(session.salt, answer.sid));
}

/** Who came by a link with a sid is not exchanged for whomever the operator's site knows, unless the player asks. */
export async function mayExchange(inbox: Inbox, database: string, { sid, mayChange }: Hints): Promise<boolean> {
  if (mayChange || sid !== null || inbox.database === database) return true;
  return (await readSession(inbox.tools.store))?.isFromSessionUrl !== false;
}
