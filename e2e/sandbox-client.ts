import { randomBytes } from "node:crypto";

export interface JournalEntry {
  readonly seq: number;
  readonly kind: "read" | "delete";
  readonly source: "api" | "other-device";
  readonly messageId: string;
  readonly result: string;
  readonly effective: boolean;
  readonly fault: string | null;
  readonly status: number | null;
  readonly answered: boolean;
}

export interface Row {
  readonly MessageId: number;
  readonly Title: string;
  readonly IsRead: boolean;
}

export interface State {
  readonly userId: number;
  readonly rows: readonly Row[];
  readonly deletedIds: readonly number[];
  readonly unreadCount: number;
  readonly requests: Readonly<Record<string, number>>;
  readonly connections: number;
  readonly subscriptions: number;
}

/** Anything that `docs/sandbox.md` lets `send` say. */
export type Order = Readonly<Record<string, unknown>>;
export type Fault = Readonly<Record<string, unknown>> & { readonly kind: string };

/** One player of the sandbox, as the CRM, another device and bad luck see it. */
export class Player {
  readonly sid: string;

  /** @param rows how many notifications are there at first; the believable two dozen where it is left out */
  constructor(
    readonly origin: string,
    rows?: number,
  ) {
    const name = randomBytes(6).toString("hex");
    this.sid = rows === undefined ? `sandbox-${name}x` : `sandbox-${name}x-${rows}`;
  }

  /** The page's path with this player's sid in the fragment. */
  get path(): string {
    return `/#sid=${this.sid}`;
  }

  async send(order: Order = {}): Promise<number> {
    const answer = await this.#post<{ messageIds: number[] }>("send", { sid: this.sid, ...order });
    const [id] = answer.messageIds;
    if (id === undefined) throw new Error("the sandbox sent nothing");
    return id;
  }

  async state(): Promise<State> {
    return this.#get<State>(`state?sid=${this.sid}`);
  }

  /** Every mutation that reached the server, in the order of arrival. */
  async journal(): Promise<readonly JournalEntry[]> {
    return (await this.#get<{ entries: JournalEntry[] }>(`journal?sid=${this.sid}`)).entries;
  }

  /** Raw text of everything that was requested, to look for secrets in. */
  async requests(): Promise<readonly Readonly<Record<string, unknown>>[]> {
    return (await this.#get<{ entries: Readonly<Record<string, unknown>>[] }>("requests")).entries;
  }

  async faults(...faults: readonly Fault[]): Promise<void> {
    await this.#post("faults", { sid: this.sid, faults });
  }

  /** As another device of the player. */
  async readElsewhere(...messageIds: readonly number[]): Promise<void> {
    await this.#post("mark", { sid: this.sid, messageIds });
  }

  async deleteElsewhere(...messageIds: readonly number[]): Promise<void> {
    await this.#post("delete", { sid: this.sid, messageIds });
  }

  async emit(event: string, data: unknown): Promise<void> {
    await this.#post("live/emit", { sid: this.sid, event, data });
  }

  async closeSockets(code?: number): Promise<void> {
    await this.#post("live/close", { sid: this.sid, ...(code === undefined ? {} : { code }) });
  }

  async #get<T>(path: string): Promise<T> {
    return this.#answer(await fetch(`${this.origin}/sandbox/api/${path}`), path);
  }

  async #post<T>(path: string, body: unknown): Promise<T> {
    const init = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
    return this.#answer(await fetch(`${this.origin}/sandbox/api/${path}`, init), path);
  }

  async #answer<T>(response: Response, path: string): Promise<T> {
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return response.json();
  }
}
