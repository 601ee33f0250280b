import { randomInt } from "node:crypto";
import type { RawData, WebSocket } from "ws";
import { errorText, type Frame, frameText, parseFrame } from "./frame.ts";

/** How long a socket may be silent before it is asked for a sign of life, and how long it has to give it. */
export interface Patience {
  readonly activityMs: number;
  readonly pongMs: number;
}

/** Pusher's own values. */
export const PUSHER_PATIENCE: Patience = { activityMs: 120_000, pongMs: 30_000 };

const PONG_NOT_RECEIVED = 4201;

/** One client's socket: the protocol's envelope, and the ping of a client that has gone silent. */
export class Connection {
  readonly socketId = `${randomInt(1, 1_000_000)}.${randomInt(1, 1_000_000_000)}`;
  readonly #socket: WebSocket;
  readonly #patience: Patience;
  #silence: NodeJS.Timeout | undefined;

  constructor(socket: WebSocket, patience: Patience, onFrame: (frame: Frame) => void, onClosed: () => void) {
    this.#socket = socket;
    this.#patience = patience;
    socket.on("message", (data: RawData) => {
      this.#listen();
      const frame = parseFrame(data.toString());
      if (frame === undefined) this.error(null, "The message is not JSON of the form {event, data}");
      else if (frame.event === "pusher:ping") this.send("pusher:pong", "{}");
      else if (frame.event !== "pusher:pong") onFrame(frame);
    });
    socket.on("error", () => socket.terminate());
    socket.on("close", () => {
      clearTimeout(this.#silence);
      onClosed();
    });
    this.#listen();
  }

  /** Welcomes the client: its socket id and how many seconds it may be silent. */
  establish(): void {
    const activitySeconds = Math.max(1, Math.round(this.#patience.activityMs / 1000));
    const data = { socket_id: this.socketId, activity_timeout: activitySeconds };
    this.send("pusher:connection_established", JSON.stringify(data));
  }

  send(event: string, data: string, channel?: string): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(frameText(event, data, channel));
  }

  error(code: number | null, message: string): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(errorText(code, message));
  }

  /** Says why and closes with that code. */
  close(code: number, reason: string): void {
    this.error(code, reason);
    this.#socket.close(code, reason);
  }

  /** Drops the connection with no closing handshake, as a lost network does. */
  destroy(): void {
    this.#socket.terminate();
  }

  #listen(): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => {
      this.send("pusher:ping", "{}");
      this.#silence = setTimeout(
        () => this.close(PONG_NOT_RECEIVED, "Pong reply not received"),
        this.#patience.pongMs,
      ).unref();
    }, this.#patience.activityMs).unref();
  }
}
