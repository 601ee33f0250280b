/** How long removing everything of a player may take, in ms. */
const TIMEOUT_MS = 20_000;

/** Asks the frames to sign the player out. Who asks meanwhile gets the same answer. */
export class SignOut {
  #current: Promise<void> | null = null;
  #answer: (isDone: boolean) => void = () => {};

  /** @param ask has the frames do it @throws Error (rejects) where not everything was removed, or nobody answers */
  begin(ask: () => void): Promise<void> {
    this.#current ??= this.#begin(ask).finally(() => {
      this.#current = null;
    });
    return this.#current;
  }

  /** By the frame that tells. */
  answer(isDone: boolean): void {
    this.#answer(isDone);
  }

  async #begin(ask: () => void): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const answer = new Promise<boolean>((resolve) => {
      this.#answer = resolve;
      timer = setTimeout(() => resolve(false), TIMEOUT_MS);
    });
    ask();
    const isDone = await answer;
    clearTimeout(timer);
    if (!isDone)
      throw new Error("FasttrackInbox: what is stored of the player could not be removed. Call signOut() again.");
  }
}
