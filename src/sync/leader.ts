/** What the leading page does; each call begins a new reign. */
export interface Reign {
  begin(): void;
  end(): void;
}

/**
 * Elects one page of the profile (invariant 14): the others wait in line and the next takes over when the leader closes,
 * crashes or is frozen.
 *
 * A page on its way into the back/forward cache steps down: a frozen leader would keep the others from being live.
 */
export class Candidate {
  #controller: AbortController | null = null;

  constructor(
    readonly name: string,
    readonly reign: Reign,
  ) {}

  stand(): void {
    if (this.#controller !== null) return;
    const controller = new AbortController();
    this.#controller = controller;
    let hasReigned = false;
    const lead = () => {
      if (controller.signal.aborted) return Promise.resolve();
      hasReigned = true;
      this.reign.begin();
      return new Promise<void>((resolve) => {
        controller.signal.addEventListener("abort", () => {
          this.reign.end();
          resolve();
        });
      });
    };
    const request = async () => navigator.locks.request(`${this.name}:leader`, { signal: controller.signal }, lead);
    request().catch(() => {
      // Stepped down while still in line; or no locks in a browser without storage, where this page is alone.
      if (!hasReigned && !controller.signal.aborted) void lead();
    });
  }

  stepDown(): void {
    this.#controller?.abort();
    this.#controller = null;
  }
}
