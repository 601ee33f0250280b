/** What the sandbox knows of the live side of one channel. */
export interface LiveState {
  /** Sockets subscribed to the channel now. */
  readonly connections: number;
  /** Subscriptions since the start. */
  readonly subscriptions: number;
  /** Sockets on the server, of all users. */
  readonly totalConnections: number;
}

/** The live side: the sandbox's own Pusher server or an external one. */
export interface Live {
  readonly key: string;
  /** Where clients connect; `host` null is the host and port that the page itself was served from. */
  readonly host: string | null;
  readonly port: number | null;
  /** The `auth` of a subscription. */
  authorize(socketId: string, channel: string): string;
  /** Sends an event; rejects with EventTooLarge or TriggerFailed. `data` is sent as JSON text. */
  trigger(channel: string, event: string, data: unknown): Promise<void>;
  /** Null when the server is not the sandbox's own and cannot be asked. */
  state(channel: string): LiveState | null;
  /** Ends the sockets of a channel, or all of them: `destroy` drops them with no closing handshake. */
  end(channel: string | null, how: number | "destroy"): number;
}

/** An event that is too large for Pusher. */
export class EventTooLarge extends Error {}

/** An event that an external Pusher server did not take. */
export class TriggerFailed extends Error {}

/** Something that only the sandbox's own Pusher server can do. */
export class NotOurServer extends Error {
  constructor() {
    super("PUSHER_HOST is set: an external Pusher server is in use, and its sockets cannot be closed from here");
  }
}
