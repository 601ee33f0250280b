import Pusher from "pusher-js";
import { callJson } from "./http.ts";
import { isRecord, textOf } from "./json.ts";
import { endpoint } from "./urls.ts";

/** A Pusher-compatible server of the operator's; without one, Pusher's own hosts are used. */
export interface PusherServer {
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
}

export interface LiveChannelOptions {
  readonly key: string;
  readonly region: string;
  readonly server: PusherServer | null;
  readonly fusionUrl: string;
  readonly brandName: string;
  readonly brandId: number;
  readonly userId: number;
  /** Asked at every (re)subscription; null when there is none. */
  readonly token: () => Promise<string | null>;
  readonly onEvent: (name: string, payload: unknown) => void;
  /** Pusher kept nothing while we were away: the moment to refresh. */
  readonly onSubscribed: () => void;
  /** `refused`: the token was not accepted; the others will be retried by the library or by `revive`. */
  readonly onDown: (reason: "refused" | "closed" | "unavailable") => void;
}

export interface LiveChannel {
  /** Drops a socket that may be dead and connects anew (resume from sleep or bfcache). */
  revive(): void;
  /** Connects or subscribes at once where that failed; leaves alone what is there or on its way. */
  retry(): void;
  close(): void;
}

/** The guide's channel name; the test user's -9999 gives two dashes. */
export function channelName(brandId: number, userId: number): string {
  return `private-prisma-${brandId}-${userId}`;
}

/** Connects and subscribes. Never throws for what the network does; everything comes by the callbacks. */
export function openLiveChannel(options: LiveChannelOptions): LiveChannel {
  const { server } = options;
  const pusher = new Pusher(options.key, {
    cluster: options.region,
    // Without this the client may reach for SockJS hosts, which the CSP would have to allow.
    enabledTransports: server !== null && !server.tls ? ["ws"] : ["ws", "wss"],
    forceTLS: server?.tls ?? true,
    ...(server === null ? {} : { wsHost: server.host, wsPort: server.port, wssPort: server.port }),
    channelAuthorization: {
      endpoint: "",
      transport: "ajax",
      customHandler: (params, callback) => {
        authorise(options, params.channelName, params.socketId).then(
          (auth) => callback(null, { auth }),
          (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), null),
        );
      },
    },
  });
  const name = channelName(options.brandId, options.userId);
  const channel = pusher.subscribe(name);
  channel.bind_global((event: string, payload: unknown) => {
    if (event === "pusher:subscription_succeeded") options.onSubscribed();
    else if (event === "pusher:subscription_error") options.onDown("refused");
    else if (!event.startsWith("pusher")) options.onEvent(event, payload);
  });
  let isOpen = true;
  pusher.connection.bind("state_change", ({ current }: { current: string }) => {
    if (!isOpen) return;
    if (current === "disconnected" || current === "failed") options.onDown("closed");
    if (current === "unavailable") options.onDown("unavailable");
  });
  const revive = () => {
    isOpen = false;
    pusher.disconnect();
    isOpen = true;
    pusher.connect();
  };
  return {
    revive,
    retry() {
      const { state } = pusher.connection;
      if (state === "unavailable" || state === "disconnected" || state === "failed") revive();
      else if (state === "connected" && !channel.subscribed && !channel.subscriptionPending) pusher.subscribe(name);
    },
    close() {
      isOpen = false;
      channel.unbind_all();
      pusher.disconnect();
    },
  };
}

async function authorise(options: LiveChannelOptions, channel: string, socketId: string): Promise<string> {
  const token = await options.token();
  if (token === null) throw new Error("not signed in");
  // The vendor takes the token in the query (guide). The URL is used once, by a request that is never cached or stored.
  const query = `authToken=${encodeURIComponent(token)}`;
  const outcome = await callJson({
    url: endpoint(options.fusionUrl, `external/pusher/${encodeURIComponent(options.brandName)}?${query}`),
    method: "POST",
    body: new URLSearchParams({ socket_id: socketId, channel_name: channel }),
    timeoutMs: 15_000,
  });
  const auth = outcome.type === "success" && isRecord(outcome.value) ? textOf(outcome.value.auth) : "";
  if (auth === "") throw new Error("Pusher authorisation failed");
  return auth;
}
