import { SIGNED_OUT } from "./last-user.ts";

/** The players who signed out in other tabs since somebody came here, and have not come back. */
export class SignOutsElsewhere {
  readonly #databases = new Set<string>();

  /** @param onSignOut runs at once, where the browser lets tabs know of each other's notes */
  constructor(onSignOut: (database: string) => void) {
    addEventListener("storage", ({ key, newValue }) => {
      if (key !== SIGNED_OUT) return;
      if (newValue === null) return this.forget();
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
