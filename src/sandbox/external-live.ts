import Pusher from "pusher";
import { EventTooLarge, type Live, NotOurServer, TriggerFailed } from "./live.ts";
import type { ExternalPusher } from "./settings.ts";

/** The live side on any Pusher-compatible server, through the official SDK. */
export function externalLive(server: ExternalPusher): Live {
  const sdk = new Pusher({
    appId: server.id,
    key: server.key,
    secret: server.secret,
    host: server.host,
    port: String(server.port),
    useTLS: false,
  });
  return {
    key: server.key,
    host: server.host,
    port: server.port,
    authorize: (socketId, channel) => sdk.authorizeChannel(socketId, channel).auth,
    async trigger(channel, event, data) {
      try {
        await sdk.trigger(channel, event, data);
      } catch (error) {
        if (error instanceof Pusher.RequestError && error.status === 413) throw new EventTooLarge(String(error.body));
        throw new TriggerFailed(`the Pusher server at ${server.host}:${server.port} took no event: ${String(error)}`);
      }
    },
    state: () => null,
    end() {
      throw new NotOurServer();
    },
  };
}
