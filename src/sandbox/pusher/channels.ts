import type { Connection } from "./connection.ts";

/** Who listens to what. */
export class Channels {
  readonly #members = new Map<string, Set<Connection>>();
  /** How often a channel was subscribed to since the start. */
  readonly #subscriptions = new Map<string, number>();

  /** Adds the socket; false when it is subscribed already. */
  join(channel: string, connection: Connection): boolean {
    const members = this.#members.get(channel) ?? new Set();
    if (members.has(connection)) return false;
    members.add(connection);
    this.#members.set(channel, members);
    this.#subscriptions.set(channel, this.subscriptions(channel) + 1);
    return true;
  }

  leave(channel: string, connection: Connection): void {
    const members = this.#members.get(channel);
    members?.delete(connection);
    if (members?.size === 0) this.#members.delete(channel);
  }

  leaveAll(connection: Connection): void {
    for (const channel of [...this.#members.keys()]) this.leave(channel, connection);
  }

  /** The sockets subscribed now. */
  members(channel: string): readonly Connection[] {
    return [...(this.#members.get(channel) ?? [])];
  }

  /** How many subscriptions the channel has seen since the start. */
  subscriptions(channel: string): number {
    return this.#subscriptions.get(channel) ?? 0;
  }

  /** The channels with at least one socket. */
  occupied(): readonly string[] {
    return [...this.#members.keys()];
  }
}
