import { MessageIds } from "./crm/message-ids.ts";
import { Tokens } from "./crm/tokens.ts";
import { Users } from "./crm/users.ts";
import { externalLive } from "./external-live.ts";
import { Faults } from "./faults/faults.ts";
import { ownLive } from "./own-live.ts";
import { SANDBOX_APPLICATION } from "./pusher/application.ts";
import type { Patience } from "./pusher/connection.ts";
import { PusherServer } from "./pusher/server.ts";
import { Journal } from "./record/journal.ts";
import { RequestLog } from "./record/request-log.ts";
import type { ExternalPusher } from "./settings.ts";
import type { World } from "./world.ts";

/** What a sandbox is made with. */
export interface WorldOptions {
  readonly now: () => number;
  /** Where pictures are served from: `http://127.0.0.1:PORT`. Asked only once the server listens. */
  readonly imageOrigin: () => string;
  readonly patience: Patience;
  /** Used instead of a Pusher server of the sandbox's own. */
  readonly externalPusher: ExternalPusher | undefined;
}

/** Puts a sandbox together; `pusher` is its own Pusher server, if it has one. */
export function createWorld(options: WorldOptions): {
  readonly world: World;
  readonly pusher: PusherServer | undefined;
} {
  const { now, imageOrigin, externalPusher } = options;
  const ids = new MessageIds(now());
  const users = new Users({ now, ids, imageOrigin });
  const faults = new Faults((channel) => users.all().find((user) => user.channel === channel)?.sid);
  const application = SANDBOX_APPLICATION;
  const server = new PusherServer(application, faults, options.patience);
  const live = externalPusher === undefined ? ownLive(application, server) : externalLive(externalPusher);
  const world: World = {
    now,
    ids,
    users,
    tokens: new Tokens(),
    faults,
    journal: new Journal(now),
    requests: new RequestLog(now),
    live,
  };
  return { world, pusher: externalPusher === undefined ? server : undefined };
}
