import { KEY, SIGNED_OUT } from "./last-user.ts";

/** The players who signed out in other pages since somebody came to this one, and did not sign in again. */
export class SignOutsElsewhere {
  readonly #databases = new Set<string>();

  /** @param onSignOut runs at once, where the browser lets pages know of each other's notes */
  constructor(onSignOut: (database: string) => void) {
    addEventListener("storage", ({ key, newValue }) => {
      if (newValue === null) return;
      if (key === KEY) this.#databases.delete(newValue);
      if (key !== SIGNED_OUT) return;
      this.#databases.add(newValue);
      onSignOut(newValue);
    });
  }

  has(database: string): boolean {
    return this.#databases.has(database);
  }

  /** Whoever comes now comes after them. */
  forget(): void {
    this.#databases.clear();
  }
}
