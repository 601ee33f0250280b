import { inject } from "vitest";
import { isRecord } from "../../fasttrack/json.ts";

declare module "vitest" {
  interface ProvidedContext {
    sandboxOrigin: string;
    operatorOrigin: string;
  }
}

/** One mutation as the sandbox received it. */
export interface JournalEntry {
  /** When it arrived, ms. */
  readonly at: number;
  readonly kind: string;
  readonly messageId: number;
  readonly userId: number | null;
  readonly effective: boolean;
  readonly fault: string | null;
}

export interface LoggedRequest {
  /** Path and query as sent. */
  readonly url: string;
  readonly endpoint: string;
  readonly referer: unknown;
}

/** A fault of the sandbox, in the words of its control API. */
export type Fault = { readonly kind: string } & Readonly<Record<string, unknown>>;

export type Fields = Readonly<Record<string, unknown>>;

export const sandboxOrigin = inject("sandboxOrigin");

function recordsOf(value: unknown): Fields[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** The CRM's side of one player: what it sends, what goes wrong, and what arrived. */
export class Crm {
  constructor(readonly sid: string) {}

  /** Sends one notification or a series. @returns their ids */
  async send(fields: Fields = {}): Promise<number[]> {
    const { messageIds } = await this.#post("send", { sid: this.sid, ...fields });
    return Array.isArray(messageIds) ? messageIds.map(Number) : [];
  }

  /** Any event with any data on the player's channel. */
  async emit(event: string, data: Fields): Promise<void> {
    await this.#post("live/emit", { sid: this.sid, event, data });
  }

  async faults(...faults: readonly Fault[]): Promise<void> {
    await this.#post("faults", { sid: this.sid, faults });
  }

  async closeSockets(code: number | "destroy"): Promise<void> {
    await this.#post("live/close", { sid: this.sid, code });
  }

  async markOnOtherDevice(...messageIds: readonly number[]): Promise<void> {
    await this.#post("mark", { sid: this.sid, messageIds });
  }

  async deleteOnOtherDevice(...messageIds: readonly number[]): Promise<void> {
    await this.#post("delete", { sid: this.sid, messageIds });
  }

  async journal(): Promise<JournalEntry[]> {
    const { entries } = await this.#get(`journal?sid=${this.sid}`);
    return recordsOf(entries).map((entry) => ({
      at: Date.parse(String(entry.at)),
      kind: String(entry.kind),
      messageId: Number(entry.messageId),
      userId: typeof entry.tokenUserId === "number" ? entry.tokenUserId : null,
      effective: entry.effective === true,
      fault: typeof entry.fault === "string" ? entry.fault : null,
    }));
  }

  /** How often an endpoint was called as this player. */
  async calls(endpoint: string): Promise<number> {
    const { requests } = await this.#get(`state?rows=false&sid=${this.sid}`);
    return isRecord(requests) ? Number(requests[endpoint] ?? 0) : 0;
  }

  async connections(): Promise<number> {
    return Number((await this.#get(`state?rows=false&sid=${this.sid}`)).connections);
  }

  async subscriptions(): Promise<number> {
    return Number((await this.#get(`state?rows=false&sid=${this.sid}`)).subscriptions);
  }

  /** The rows as the server has them. */
  async rows(): Promise<Fields[]> {
    return recordsOf((await this.#get(`state?sid=${this.sid}`)).rows);
  }

  /** Every request that was made as this player. */
  async requests(): Promise<LoggedRequest[]> {
    const { entries } = await this.#get(`requests?sid=${this.sid}`);
    return recordsOf(entries).map((entry) => ({
      url: String(entry.url),
      endpoint: String(entry.endpoint),
      referer: isRecord(entry.headers) ? entry.headers.referer : undefined,
    }));
  }

  async #post(path: string, body: Fields): Promise<Fields> {
    return this.#ask(path, { method: "POST", body: JSON.stringify(body) });
  }

  async #get(path: string): Promise<Fields> {
    return this.#ask(path, {});
  }

  async #ask(path: string, init: RequestInit): Promise<Fields> {
    const response = await fetch(`${sandboxOrigin}/sandbox/api/${path}`, init);
    const answer: unknown = await response.json();
    if (!response.ok || !isRecord(answer)) throw new Error(`${path}: ${JSON.stringify(answer)}`);
    return answer;
  }
}
