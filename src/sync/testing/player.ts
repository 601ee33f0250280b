import { onTestFinished } from "vitest";
import type { StoredSession } from "../../store/schema.ts";
import { closeStore, openStore, type Store } from "../../store/store.ts";
import { removeUser } from "../../store/users.ts";
import { type Config, parseConfig } from "../config.ts";
import { Session, type SidSource } from "../session.ts";
import { signIn } from "../sign-in.ts";
import type { Tools } from "../tools.ts";
import { Crm, sandboxOrigin } from "./crm.ts";
import type { OperatorSite } from "./operator-site.ts";

/** A clock that a test may move. */
export class Clock {
  #ahead = 0;
  readonly now = () => Date.now() + this.#ahead;

  advance(ms: number): void {
    this.#ahead += ms;
  }
}

/** A player of the sandbox who is signed in, with an empty database. */
export interface Player {
  readonly sid: string;
  readonly crm: Crm;
  readonly clock: Clock;
  readonly store: Store;
  readonly session: Session;
  readonly tools: Tools;
  /** What the login said. */
  readonly stored: StoredSession;
  readonly token: string;
  /** Another tab of the same profile: its own connection, its own session, the same database. */
  readonly openTab: (sources?: readonly SidSource[]) => Tools;
}

export interface PlayerOptions {
  /** How many rows the inbox has; a believable handful when left out. */
  readonly rows?: number;
  /** Where a fresh sid comes from at a renewal; the player's own when left out. */
  readonly sources?: readonly SidSource[];
  /** The operator's site says who the player is, instead of a link with a sid. */
  readonly site?: OperatorSite;
  readonly config?: Readonly<Record<string, unknown>>;
  /** In [0, 1): 0 makes every backoff end at once. */
  readonly random?: () => number;
}

/** Nobody else has this sid, now or in another run. */
export function newSid(rows?: number): string {
  const name = crypto.randomUUID().slice(0, 13).replace("-", "");
  return rows === undefined ? `sandbox-t${name}` : `sandbox-t${name}-${rows}`;
}

export function sourceOf(sid: string): SidSource {
  return async () => ({ type: "sid", sid });
}

/** As an operator would configure an inbox on the sandbox. */
export function sandboxConfig(fields: Readonly<Record<string, unknown>> = {}): Config {
  const { hostname, port } = new URL(sandboxOrigin);
  const file = {
    brandName: "sandbox",
    configUrl: `${sandboxOrigin}/api/v1/config/sandbox`,
    pusher: { host: hostname, port: Number(port), tls: false },
    ...fields,
  };
  return parseConfig(file, `${sandboxOrigin}/`);
}

/** Signs a new player in over real HTTP; everything is removed when the test is over. */
export async function newPlayer(options: PlayerOptions = {}): Promise<Player> {
  const sid = newSid(options.rows);
  const { site } = options;
  await site?.signIn(sid);
  const config = sandboxConfig({ ...options.config, ...(site === undefined ? {} : { sessionUrl: site.sessionUrl }) });
  const signedIn = await signIn(config, site === undefined ? [sourceOf(sid)] : []);
  if (signedIn.type !== "signed-in") throw new Error(`the sandbox did not sign in: ${signedIn.type}`);
  const clock = new Clock();
  const open = (sources: readonly SidSource[]): Tools => {
    const store = openStore(signedIn.database);
    onTestFinished(() => closeStore(store));
    const random = options.random ?? (() => 0.01);
    return { store, session: new Session(store, sources), now: clock.now, random };
  };
  onTestFinished(() => removeUser(signedIn.database));
  const ownSources = options.sources ?? (site === undefined ? [sourceOf(sid)] : []);
  const tools = open(ownSources);
  await tools.session.accept(signedIn.session, signedIn.token);
  return {
    sid,
    crm: new Crm(sid),
    clock,
    store: tools.store,
    session: tools.session,
    tools,
    stored: signedIn.session,
    token: signedIn.token,
    openTab: (sources = ownSources) => open(sources),
  };
}
