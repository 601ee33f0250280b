import { randomBytes } from "node:crypto";
import type { User } from "./user.ts";

/** An AuthToken that a login gave out. */
export interface Token {
  readonly user: User;
  /** Grows with every login: an `expired-token` fault refuses the tokens issued before it. */
  readonly serial: number;
}

/** The AuthTokens of every login so far. They stay valid until a fault says otherwise. */
export class Tokens {
  readonly #tokens = new Map<string, Token>();
  #serial = 0;

  /** How many tokens were issued so far; the serial of the newest one. */
  get serial(): number {
    return this.#serial;
  }

  issue(user: User): string {
    this.#serial += 1;
    const text = randomBytes(24).toString("base64url");
    this.#tokens.set(text, { user, serial: this.#serial });
    return text;
  }

  find(text: string): Token | undefined {
    return this.#tokens.get(text);
  }
}
