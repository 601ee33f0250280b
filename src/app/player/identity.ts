import { readSession } from "../../store/session.ts";
import type { Config } from "../../sync/config.ts";
import type { Site } from "../../sync/session.ts";
import { isSidOf } from "../../sync/sid-digest.ts";
import type { Inbox } from "../inbox.ts";

/** What is known from outside of who the player is. */
export interface Hints {
  /** Null where it could not be had now. */
  readonly config: Config | null;
  /** From the page's fragment. */
  readonly sid: string | null;
  /** The player asked to sign in, maybe as somebody else. */
  readonly mayChange: boolean;
  readonly site: Site;
}

/**
 * - `wrong`: the player has to sign in, and may still be the one whose inbox it is
 * - `other`: the page around knows somebody else
 * - `unknown`: it could not be found out now; what is open stays open, and the question stays too
 */
export type Rightness = "right" | "wrong" | "other" | "unknown";

/** Whether the inbox that is open is the player's, as far as can be known without a login. */
export async function judgeInbox(inbox: Inbox, { config, sid, mayChange, site }: Hints): Promise<Rightness> {
  const session = await readSession(inbox.tools.store);
  if (session === null) return "wrong";
  if (config === null) return "unknown";
  if (session.brandName !== config.brandName) return "wrong";
  const signedIn = (await inbox.tools.session.access()) === null ? "wrong" : "right";
  // Also where nobody is signed in: whose list is on the screen must not be another player's.
  if (signedIn === "wrong" && !site.isHost) return "wrong";
  if (sid !== null) return (await isSidOf(session, sid)) ? signedIn : "wrong";
  if (!site.isHost && (!session.isFromSessionUrl || config.sessionUrl === null)) return mayChange ? "wrong" : "right";
  const answer = await site.ask(config.sessionUrl);
  if (answer.type === "unreachable") return signedIn === "right" ? "unknown" : "wrong";
  if (answer.type === "none") return "wrong";
  if (await isSidOf(session, answer.sid)) return signedIn;
  return site.isHost ? "other" : "wrong";
}

/** Where the operator's site, which introduced the player, knows nobody any more, nothing is sent as that player. */
export async function isSignedOutOnSite(inbox: Inbox, { config, site }: Hints): Promise<boolean> {
  if (site.isHost) return true;
  if (config === null || config.sessionUrl === null) return false;
  return (await readSession(inbox.tools.store))?.isFromSessionUrl === true;
}

/** Who came by a link with a sid is not exchanged for whomever the operator's site knows, unless the player asks. */
export async function mayExchange(inbox: Inbox, database: string, { sid, mayChange, site }: Hints): Promise<boolean> {
  if (mayChange || site.isHost || sid !== null || inbox.database === database) return true;
  return (await readSession(inbox.tools.store))?.isFromSessionUrl !== false;
}
