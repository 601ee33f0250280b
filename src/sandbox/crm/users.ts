import type { MessageIds } from "./message-ids.ts";
import { seedRows } from "./seed.ts";
import { type ParsedSid, parseSid, TEST_USER_ID } from "./sid.ts";
import { User } from "./user.ts";

/** Where the pictures of a seeded inbox are, and the clock and ids it is filled with. */
export interface Seeding {
  readonly now: () => number;
  readonly ids: MessageIds;
  /** `http://127.0.0.1:PORT`: the origin of pictures. */
  readonly imageOrigin: () => string;
}

/** Smaller ids are left to nobody in particular; they only look more like a real brand's. */
const FIRST_USER_ID = 1_000_000;
const USER_IDS = 900_000_000;

/** FNV-1a, 32 bits: the same name is the same user id in every run. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const byte of Buffer.from(text)) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  return value;
}

/** Every user that was asked for so far. A user exists from the first mention of its sid and is then seeded. */
export class Users {
  readonly #seeding: Seeding;
  readonly #bySid = new Map<string, User>();
  readonly #byId = new Map<number, User>();

  constructor(seeding: Seeding) {
    this.#seeding = seeding;
  }

  /** The user of a sid; undefined when the sandbox has no such sid. */
  ofSid(sid: string): User | undefined {
    const known = this.#bySid.get(sid);
    if (known !== undefined) return known;
    const parsed = parseSid(sid);
    return parsed === undefined ? undefined : this.#create(parsed);
  }

  all(): readonly User[] {
    return [...this.#bySid.values()];
  }

  /** Gives the user a fresh inbox with new message ids. */
  reseed(user: User): void {
    user.mailbox.reseed(this.#rows(user.id, user));
    user.requests.clear();
  }

  #create(from: ParsedSid): User {
    const id = from.name === null ? TEST_USER_ID : this.#freeId(from.name);
    const user = new User(id, from, this.#rows(id, { name: from.name, seedRows: from.rows }));
    this.#bySid.set(from.sid, user);
    this.#byId.set(id, user);
    return user;
  }

  #rows(userId: number, of: { readonly name: string | null; readonly seedRows: number }) {
    return seedRows({
      userId,
      count: of.seedRows,
      isTestUser: of.name === null,
      now: this.#seeding.now(),
      ids: this.#seeding.ids,
      imageOrigin: this.#seeding.imageOrigin(),
    });
  }

  /** The name's own id, or the next one that is free: two names must never share an inbox. */
  #freeId(name: string): number {
    let id = FIRST_USER_ID + (hash(name) % USER_IDS);
    while (this.#byId.has(id)) id += 1;
    return id;
  }
}
