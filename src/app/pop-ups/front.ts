/**
 * Whether the player has this inbox in front: a page that can be seen, and for an installed app, whose windows lie over
 * each other, the one with the focus. The pages of one inbox know it of each other by a lock that those in front share.
 */
export class Front {
  #isHere = false;
  #letGo: () => void = () => {};

  /** @param onChange it came to the front, or left it */
  constructor(
    readonly scope: string,
    readonly onChange: () => void,
  ) {}

  /** @returns the function that ends it */
  watch(): () => void {
    document.addEventListener("visibilitychange", this.#look);
    addEventListener("focus", this.#look);
    addEventListener("blur", this.#look);
    this.#take(isSeen());
    return () => {
      document.removeEventListener("visibilitychange", this.#look);
      removeEventListener("focus", this.#look);
      removeEventListener("blur", this.#look);
      this.#letGo();
    };
  }

  get isHere(): boolean {
    return this.#isHere;
  }

  /** Whether another page of this inbox is in front. */
  async isElsewhere(): Promise<boolean> {
    try {
      const { held = [] } = await navigator.locks.query();
      return held.some(({ name }) => name === this.#lock);
    } catch {
      // No locks in a browser that refuses storage, where this page is alone.
      return false;
    }
  }

  get #lock(): string {
    return `${this.scope}:in-front`;
  }

  readonly #look = () => {
    const isHere = isSeen();
    if (isHere === this.#isHere) return;
    this.#take(isHere);
    this.onChange();
  };

  #take(isHere: boolean): void {
    this.#isHere = isHere;
    this.#letGo();
    if (!isHere) return;
    const until = new Promise<void>((resolve) => {
      this.#letGo = resolve;
    });
    // Where it is refused there is no other page that could ask.
    const hold = async () => navigator.locks.request(this.#lock, { mode: "shared" }, () => until);
    hold().catch(() => {});
  }
}

function isSeen(): boolean {
  if (document.visibilityState !== "visible") return false;
  return document.hasFocus() || !matchMedia("(display-mode: standalone)").matches;
}
