import type { User } from "../crm/user.ts";
import { carryOut } from "../faults/carry-out.ts";
import type { Endpoint } from "../faults/fault.ts";
import { planOf } from "../faults/plan.ts";
import { hereOf } from "../hosts.ts";
import { type Answer, sendAnswer } from "../http/answer.ts";
import { preflightAnswer } from "../http/cors.ts";
import type { Exchange } from "../http/exchange.ts";
import type { World } from "../world.ts";
import { CONFIG_PATH, configAnswer } from "./config.ts";
import { imageAnswer } from "./images.ts";
import { inboxConfigAnswer } from "./inbox-config.ts";
import { pageAnswer } from "./pages.ts";
import {
  SESSION_PATH,
  SIGN_IN_PATH,
  SIGN_OUT_PATH,
  sessionAnswer,
  sessionSid,
  signInAnswer,
  signOutAnswer,
} from "./session.ts";

const INBOX_CONFIG_PATH = "/inbox.config.json";

/** What the site has to know of the project around it. */
export interface Site {
  readonly projectRoot: string;
  /** Whether the operator's own `inbox.config.json` is served by somebody else on this port. */
  readonly hasOwnInboxConfig: () => boolean;
}

async function serveFaulty(
  world: World,
  exchange: Exchange,
  endpoint: Endpoint,
  user: User | undefined,
  answer: Answer,
) {
  const occasion = { endpoint, user, token: undefined, messageId: undefined };
  await carryOut(exchange, planOf(world.faults.take(occasion)), () => answer);
}

function plainAnswer(world: World, exchange: Exchange, site: Site): Answer | undefined {
  const { pathname } = exchange.url;
  if (pathname === SIGN_IN_PATH) return signInAnswer(exchange);
  if (pathname === SIGN_OUT_PATH) return signOutAnswer(exchange);
  if (pathname === INBOX_CONFIG_PATH && !site.hasOwnInboxConfig()) {
    return inboxConfigAnswer(world, hereOf(exchange.request));
  }
  return imageAnswer(pathname);
}

/** Serves the operator's side: configuration, session, pictures and pages. False when the path is none of them. */
export async function serveSite(world: World, exchange: Exchange, site: Site): Promise<boolean> {
  const { pathname } = exchange.url;
  const here = hereOf(exchange.request);
  if (pathname.startsWith(CONFIG_PATH)) {
    const answer = exchange.method === "OPTIONS" ? preflightAnswer() : undefined;
    const brand = decodeURIComponent(pathname.slice(CONFIG_PATH.length));
    await serveFaulty(world, exchange, "config", undefined, answer ?? configAnswer(world, here, brand));
    return true;
  }
  if (pathname === SESSION_PATH) {
    const sid = sessionSid(exchange);
    const user = sid === undefined ? undefined : world.users.ofSid(sid);
    await serveFaulty(world, exchange, "session", user, sessionAnswer(exchange));
    return true;
  }
  const answer = plainAnswer(world, exchange, site) ?? (await pageAnswer(pathname, here, site.projectRoot));
  if (answer === undefined) return false;
  sendAnswer(exchange.response, answer);
  return true;
}
