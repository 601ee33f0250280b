import { type Endpoints, fetchEndpoints } from "../fasttrack/endpoints.ts";
import { type Login, login, loginUrl } from "../fasttrack/login.ts";
import { type Failure, isSignedOut, type Outcome, orderedMs } from "../model/outcome.ts";
import { databaseName } from "../store/keys.ts";
import type { StoredSession } from "../store/schema.ts";
import type { Config } from "./config.ts";
import { ConfigError } from "./config-error.ts";
import { isPassing } from "./passing-status.ts";
import { OWN_SITE, type SidSource, type Site } from "./session.ts";
import { digestSid } from "./sid-digest.ts";
import { warnOnce } from "./warn-once.ts";

/**
 * - `signed-in`: who the player is, and everything to act as that player
 * - `nobody`: no sid is to be had that Fasttrack accepts; `refusal` where there was one, and what is to be said of it
 * - `unreachable`: it could not be found out now; `retryAfterMs` where Fasttrack said when to ask again
 */
export type SignIn =
  | {
      readonly type: "signed-in";
      readonly database: string;
      readonly session: StoredSession;
      readonly token: string;
    }
  | { readonly type: "nobody"; readonly refusal: ConfigError | null }
  | { readonly type: "unreachable"; readonly retryAfterMs: number | null };

const UNREACHABLE: SignIn = { type: "unreachable", retryAfterMs: null };

/** What a server says that has nothing at this address. */
const NO_SUCH_ADDRESS = [404, 405, 410];

const UNREACHABLE_TEXTS = {
  network: "could not be reached",
  timeout: "did not answer in time",
  "not-json": "answered with something that is not Fasttrack's",
};

/**
 * Finds out who the player is: the brand's endpoints, then the first sid that Fasttrack accepts.
 *
 * @param given sids that were handed over; they come before the operator's site
 * @throws ConfigError when the operator's configuration cannot be right
 */
export async function signIn(config: Config, given: readonly SidSource[], site: Site = OWN_SITE): Promise<SignIn> {
  const endpoints = await endpointsOf(config);
  if (endpoints === null) return UNREACHABLE;
  let isUnreachable = false;
  let refusal: ConfigError | null = null;
  const ask: SidSource = () => site.ask(config.sessionUrl);
  for (const source of [...given, ask]) {
    const answer = await source();
    if (answer.type === "unreachable") isUnreachable = true;
    if (answer.type !== "sid") continue;
    const outcome = await login(endpoints.fusionUrl, answer.sid);
    if (outcome.type === "success") return signedIn(config, endpoints, outcome.value, answer.sid, source === ask, site);
    // This sid could not be tried: the next source might name another player.
    if (!isSignedOut(outcome)) return unreachableLogin(config, endpoints, outcome);
    refusal = refusalOf(endpoints);
    warnOnce(`${refusal.message} ${refusal.remedy}`);
  }
  return isUnreachable ? UNREACHABLE : { type: "nobody", refusal };
}

/** It may have ended; in a first test it is mostly one of another brand, or of the other environment. */
function refusalOf({ fusionUrl }: Endpoints): ConfigError {
  return new ConfigError(
    `Fasttrack's login ${loginUrl(fusionUrl)} refused the sid.`,
    'Check that it has not ended, and that "brandName" and "environment" in inbox.config.json are those that it was made for.',
  );
}

/** @throws ConfigError where there is no such address */
function unreachableLogin({ configUrl }: Config, { fusionUrl }: Endpoints, failure: Failure): SignIn {
  const problem = `Fasttrack's login ${loginUrl(fusionUrl)} ${said(failure)}.`;
  const remedy = `Its address is the "fusionUrl" of ${configUrl}: check that, and "brandName" and "environment".`;
  if (failure.type === "status" && NO_SUCH_ADDRESS.includes(failure.status)) throw new ConfigError(problem, remedy);
  if (navigator.onLine) warnOnce(`${problem} It will be tried again. ${remedy}`);
  return { type: "unreachable", retryAfterMs: orderedMs(failure) };
}

async function signedIn(
  config: Config,
  endpoints: Endpoints,
  user: Login,
  sid: string,
  isFromSessionUrl: boolean,
  site: Site,
): Promise<SignIn> {
  const { brandName, rememberSession, pusher } = config;
  const { userId, authToken } = user;
  const brandId = checkedBrandId(config, user);
  const salt = crypto.randomUUID();
  return {
    type: "signed-in",
    database: databaseName(brandName, brandId, userId),
    token: authToken,
    session: {
      brandName,
      brandId,
      userId,
      ...endpoints,
      pusherServer: pusher,
      authToken: null,
      mayStoreToken: rememberSession,
      sessionUrl: sessionUrlOf(config, site),
      isFromSessionUrl,
      salt,
      sidDigest: await digestSid(salt, sid),
    },
  };
}

function checkedBrandId(config: Config, user: Login): number {
  const brandId = user.brandId ?? config.brandId;
  if (brandId === null) {
    throw new ConfigError(
      "Fasttrack's login did not say the brand's id.",
      'Set "brandId" in inbox.config.json to the number that your account manager gave you.',
    );
  }
  if (config.brandId !== null && config.brandId !== brandId) {
    throw new ConfigError(
      `"brandId" in inbox.config.json is ${config.brandId}, but Fasttrack says that this player's brand is ${brandId}.`,
      'Correct "brandId", or leave it out. Check "brandName" and "environment" too.',
    );
  }
  return brandId;
}

/**
 * What of a stored session is different by now, according to the operator's and the vendor's configuration.
 *
 * @returns null where nothing moved, or it cannot be found out
 * @throws ConfigError
 */
export async function moveSession(
  config: Config,
  session: StoredSession,
  site: Site = OWN_SITE,
): Promise<Partial<StoredSession> | null> {
  const endpoints = await endpointsOf(config);
  if (endpoints === null) return null;
  const { pusher: pusherServer, rememberSession: mayStoreToken } = config;
  const moved = {
    ...endpoints,
    sessionUrl: sessionUrlOf(config, site),
    pusherServer,
    mayStoreToken,
    ...(mayStoreToken ? {} : { authToken: null }),
  };
  return JSON.stringify({ ...session, ...moved }) === JSON.stringify(session) ? null : moved;
}

/** Of whoever is in charge: what the page around knows, nobody asks `sessionUrl`. */
const sessionUrlOf = ({ sessionUrl }: Config, site: Site) => (site.isHost ? null : sessionUrl);

/** Null where the vendor cannot be reached now. */
export async function endpointsOf(config: Config): Promise<Endpoints | null> {
  const outcome = await fetchEndpoints(config.configUrl);
  if (outcome.type === "success") return outcome.value;
  const remedy = 'Check "brandName", "environment" and "configUrl" in inbox.config.json.';
  if (isMistake(outcome)) throw new ConfigError(`${config.configUrl} ${said(outcome)}.`, remedy);
  console.warn(`${config.configUrl} could not be reached; it will be tried again. ${remedy}`);
  return null;
}

function isMistake(outcome: Outcome<unknown>): boolean {
  if (outcome.type === "refused") return true;
  return outcome.type === "status" && !isPassing(outcome.status);
}

function said(outcome: Outcome<unknown>): string {
  if (outcome.type === "status") return `answered ${outcome.status}`;
  if (outcome.type === "unreachable") return UNREACHABLE_TEXTS[outcome.reason];
  return outcome.type === "refused" ? `is not Fasttrack's configuration: ${outcome.errors.join("; ")}` : "failed";
}
