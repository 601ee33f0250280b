import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import { isObject } from "../http/fields.ts";
import type { Application } from "./application.ts";
import { Channels } from "./channels.ts";
import { Connection, type Patience } from "./connection.ts";
import type { Frame } from "./frame.ts";
import { type Gate, OVER_QUOTA } from "./gate.ts";
import { isSubscriptionSigned } from "./signature.ts";

/** The protocol versions that are spoken; pusher-js 4 to 8 say 7. */
const PROTOCOLS = { oldest: 5, newest: 7 };

const SOCKET_PATH = /^\/app\/([^/?]+)/;

/** A WebSocket server that pusher-js takes for Pusher. */
export class PusherServer {
  readonly channels = new Channels();
  readonly #application: Application;
  readonly #gate: Gate;
  readonly #patience: Patience;
  readonly #sockets = new WebSocketServer({ noServer: true });
  readonly #connections = new Set<Connection>();

  constructor(application: Application, gate: Gate, patience: Patience) {
    this.#application = application;
    this.#gate = gate;
    this.#patience = patience;
  }

  get connections(): readonly Connection[] {
    return [...this.#connections];
  }

  /** Takes over a WebSocket upgrade to `/app/{key}`; false when it is for somebody else. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
    const key = SOCKET_PATH.exec(request.url ?? "")?.[1];
    if (key === undefined) return false;
    const verdict = this.#gate.connecting();
    if (verdict === "down") {
      socket.destroy();
      return true;
    }
    this.#sockets.handleUpgrade(request, socket, head, (accepted) => {
      const connection: Connection = new Connection(
        accepted,
        this.#patience,
        (frame) => this.#receive(connection, frame),
        () => {
          this.#connections.delete(connection);
          this.channels.leaveAll(connection);
        },
      );
      const refusal = verdict === "over-quota" ? OVER_QUOTA : this.#refusal(key, request.url ?? "");
      if (refusal !== undefined) {
        connection.close(refusal.code, refusal.message);
        return;
      }
      this.#connections.add(connection);
      connection.establish();
    });
    return true;
  }

  /** Sends an event to every socket subscribed to the channel, except the one named. */
  publish(channel: string, event: string, data: string, exceptSocketId?: string): void {
    for (const connection of this.channels.members(channel)) {
      if (connection.socketId !== exceptSocketId) connection.send(event, data, channel);
    }
  }

  /** Drops every socket. */
  stop(): void {
    for (const connection of this.#connections) connection.destroy();
    this.#sockets.close();
  }

  #refusal(key: string, url: string): { readonly code: number; readonly message: string } | undefined {
    if (decodeURIComponent(key) !== this.#application.key) {
      return { code: 4001, message: `App key ${key} not in this cluster. Did you forget to specify the cluster?` };
    }
    const protocol = new URLSearchParams(url.slice(url.indexOf("?"))).get("protocol");
    if (!url.includes("?") || protocol === null) return { code: 4008, message: "No protocol version supplied" };
    if (!/^\d+$/.test(protocol)) return { code: 4006, message: "Invalid version string format" };
    const version = Number(protocol);
    if (version < PROTOCOLS.oldest || version > PROTOCOLS.newest) {
      return { code: 4007, message: `Unsupported protocol version: ${version}` };
    }
    return undefined;
  }

  #receive(connection: Connection, frame: Frame): void {
    if (frame.event === "pusher:subscribe") this.#subscribe(connection, frame.data);
    else if (frame.event === "pusher:unsubscribe") {
      const channel = isObject(frame.data) ? frame.data.channel : undefined;
      if (typeof channel === "string") this.channels.leave(channel, connection);
    } else if (frame.event.startsWith("client-")) {
      const hint = "To send client events, you must enable this feature in the Settings page of your dashboard.";
      connection.error(null, `Client event rejected - ${hint}`);
    } else connection.error(null, `Unknown event: ${frame.event}`);
  }

  #subscribe(connection: Connection, data: unknown): void {
    const channel = isObject(data) ? data.channel : undefined;
    const auth = isObject(data) ? data.auth : undefined;
    if (typeof channel !== "string" || !/^[A-Za-z0-9_\-=@,.;]{1,164}$/.test(channel)) {
      connection.error(null, `Invalid channel name: ${String(channel)}`);
      return;
    }
    const verdict = this.#gate.subscribing(channel);
    if (verdict === "down") {
      connection.destroy();
      return;
    }
    if (verdict === "over-quota") {
      connection.close(OVER_QUOTA.code, OVER_QUOTA.message);
      return;
    }
    const refusal = this.#subscriptionRefusal(connection, channel, typeof auth === "string" ? auth : "");
    if (refusal !== undefined) {
      const error = { type: "AuthError", error: refusal, status: 401 };
      connection.send("pusher:subscription_error", JSON.stringify(error), channel);
    } else if (this.channels.join(channel, connection)) {
      connection.send("pusher_internal:subscription_succeeded", "{}", channel);
    } else connection.error(null, `Existing subscription to channel ${channel}`);
  }

  #subscriptionRefusal(connection: Connection, channel: string, auth: string): string | undefined {
    if (channel.startsWith("presence-") || channel.startsWith("private-encrypted-")) {
      return "The sandbox has public and private channels only";
    }
    if (!channel.startsWith("private-")) return undefined;
    if (isSubscriptionSigned(this.#application, connection.socketId, channel, auth)) return undefined;
    return `Invalid signature for ${connection.socketId}:${channel}`;
  }
}
