import { EventTooLarge, type Live } from "./live.ts";
import { type Application, MAX_EVENT_BYTES } from "./pusher/application.ts";
import type { PusherServer } from "./pusher/server.ts";
import { signSubscription } from "./pusher/signature.ts";

/** The live side on the sandbox's own Pusher server, which shares the page's port. */
export function ownLive(application: Application, server: PusherServer): Live {
  return {
    key: application.key,
    host: null,
    port: null,
    authorize: (socketId, channel) => signSubscription(application, socketId, channel),
    async trigger(channel, event, data) {
      const text = JSON.stringify(data) ?? "null";
      if (Buffer.byteLength(text) > MAX_EVENT_BYTES) {
        throw new EventTooLarge(`the event's data is larger than ${MAX_EVENT_BYTES} bytes, which Pusher refuses`);
      }
      server.publish(channel, event, text);
    },
    state: (channel) => ({
      connections: server.channels.members(channel).length,
      subscriptions: server.channels.subscriptions(channel),
      totalConnections: server.connections.length,
    }),
    end(channel, how) {
      const connections = channel === null ? server.connections : server.channels.members(channel);
      for (const connection of connections) {
        if (how === "destroy") connection.destroy();
        else connection.close(how, "Closed by the sandbox");
      }
      return connections.length;
    },
  };
}
