import { channelOf } from "./brand.ts";
import { ListCache } from "./list-cache.ts";
import { Mailbox } from "./mailbox.ts";
import type { Row } from "./row.ts";
import type { ParsedSid } from "./sid.ts";

/** One player of the sandbox's brand. */
export class User {
  readonly id: number;
  readonly sid: string;
  readonly name: string | null;
  /** How many rows a reseed brings. */
  readonly seedRows: number;
  readonly channel: string;
  readonly mailbox: Mailbox;
  readonly lists = new ListCache();
  /** How often each endpoint was called by this user. */
  readonly requests = new Map<string, number>();

  constructor(id: number, from: ParsedSid, rows: readonly Row[]) {
    this.id = id;
    this.sid = from.sid;
    this.name = from.name;
    this.seedRows = from.rows;
    this.channel = channelOf(id);
    this.mailbox = new Mailbox(rows);
  }

  count(endpoint: string): void {
    this.requests.set(endpoint, (this.requests.get(endpoint) ?? 0) + 1);
  }
}
