import { openBroadcast } from "../store/broadcast.ts";

/**
 * - `online`: the last call was answered
 * - `offline`: no network, or Fasttrack cannot be reached
 * - `signed-out`: Fasttrack accepts none of the tokens we have; the mirror stays readable
 */
export type ConnectionStatus = "online" | "offline" | "signed-out";

export function isConnectionStatus(value: unknown): value is ConnectionStatus {
  return value === "online" || value === "offline" || value === "signed-out";
}

/** What a tab that has just opened says; whoever knows the state answers. */
const QUESTION = "?";

/** The state of the connection, the same in every tab: whoever talks to the server tells the others. */
export class Status {
  #current: ConnectionStatus;
  readonly #listeners = new Set<() => void>();
  readonly #channel: BroadcastChannel | null;
  #isKnown = false;
  /** Wall clock, ms. */
  #onlineAt = 0;
  #isClosed = false;

  /** @param initial until somebody finds it out or another tab says it */
  constructor(name: string, initial: ConnectionStatus) {
    this.#current = initial;
    this.#channel = openBroadcast(`${name}:status`);
    this.#channel?.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
      if (isConnectionStatus(data)) this.#take(data);
      else if (data === QUESTION && this.#isKnown) this.#channel?.postMessage(this.#current);
    });
    this.#channel?.postMessage(QUESTION);
  }

  get current(): ConnectionStatus {
    return this.#current;
  }

  /** Whether somebody was answered in the last so many ms, and nobody has found the way closed since. */
  wasOnlineWithin(ms: number): boolean {
    return Math.abs(Date.now() - this.#onlineAt) < ms;
  }

  set(status: ConnectionStatus): void {
    if (this.#isClosed) return;
    this.#channel?.postMessage(status);
    this.#take(status);
  }

  subscribe(listener: () => void): void {
    this.#listeners.add(listener);
  }

  close(): void {
    this.#isClosed = true;
    this.#listeners.clear();
    this.#channel?.close();
  }

  #take(status: ConnectionStatus): void {
    this.#isKnown = true;
    this.#onlineAt = status === "online" ? Date.now() : 0;
    if (status === this.#current) return;
    this.#current = status;
    for (const listener of this.#listeners) listener();
  }
}
