/** Tells the stylesheet how much of the top of the list lies under what sticks there. */
export class CoveredTop {
  readonly #observer: ResizeObserver;

  constructor(readonly pane: HTMLElement) {
    this.#observer = new ResizeObserver(() => this.#measure());
    const header = pane.querySelector(".header");
    if (header) this.#observer.observe(header);
    // It reports what it was told to watch at once, when the layout is done anyway.
    this.#observer.observe(pane);
  }

  close(): void {
    this.#observer.disconnect();
  }

  #measure(): void {
    const header = this.pane.querySelector<HTMLElement>(".header");
    const isSticky = header !== null && getComputedStyle(header).position === "sticky";
    this.pane.style.setProperty("--covered", `${isSticky ? header.offsetHeight : 0}px`);
  }
}
