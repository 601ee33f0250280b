import { styled, unzoomed } from "./styled.ts";

/** Below this width of the page, in px, the panel is a sheet over all of it. */
const SHEET_BELOW = 560;
const WIDTH = 400;
const HEIGHT = 640;
/** Between the panel and what it belongs to, and the edges of the page, in px. */
const GAP = 8;

const COVERING = "position:relative;display:block;border:0;inline-size:100%;block-size:100%";

/** The dialog with the inbox: beside what opened it, or over the whole page of a phone. */
export class Panel {
  readonly #dialog = document.createElement("dialog");
  readonly #wayOut = makeWayOut();
  #anchor: Element | null = null;
  /** In ms, as events are stamped: the click that led to it is no reason to close it. */
  #openedAt = 0;

  /** @param onLeave the player wants it closed */
  constructor(
    readonly frame: HTMLIFrameElement,
    readonly onLeave: () => void,
  ) {
    styled(frame, `${COVERING};visibility:hidden`);
    this.#dialog.append(this.#wayOut);
    this.#wayOut.onclick = onLeave;
    this.#dialog.oncancel = (event) => {
      event.preventDefault();
      onLeave();
    };
    this.#dialog.append(frame);
    document.documentElement.append(this.#dialog);
    this.#place();
    addEventListener("resize", this.#place);
    addEventListener("scroll", this.#place, { capture: true, passive: true });
    addEventListener("click", this.#onClick);
    addEventListener("keydown", this.#onKey);
  }

  get isOpen(): boolean {
    return this.#dialog.open;
  }

  /** @param anchor what it belongs to */
  open(anchor: Element | null): void {
    this.#anchor = anchor;
    this.#openedAt = performance.now();
    // Whatever took it away: the page around may replace its whole content.
    if (!this.#dialog.isConnected) document.documentElement.append(this.#dialog);
    if (innerWidth < SHEET_BELOW) this.#dialog.showModal();
    else this.#dialog.show();
    this.#dialog.ariaLabel = this.frame.title;
    this.#place();
    this.frame.focus();
  }

  /** The inbox is there, with a way out of its own. */
  reveal(): void {
    styled(this.frame, COVERING);
    styled(this.#wayOut, "display:none");
    if (this.isOpen) this.frame.focus();
  }

  /** The focus goes back to where it was. */
  close(): void {
    this.#dialog.close();
    this.#place();
  }

  remove(): void {
    removeEventListener("resize", this.#place);
    removeEventListener("scroll", this.#place, { capture: true });
    removeEventListener("click", this.#onClick);
    removeEventListener("keydown", this.#onKey);
    this.#dialog.remove();
  }

  readonly #place = (event?: Event) => {
    const { isOpen } = this;
    // A page scrolls much more often than somebody has the panel open.
    if (event !== undefined && !isOpen) return;
    const common =
      "position:fixed;box-sizing:border-box;margin:0;border:0;padding:0;overflow:hidden;max-inline-size:none;max-block-size:none;" +
      `background:canvas;color-scheme:light dark;display:${isOpen ? "block" : "none"};z-index:2147483646;`;
    styled(
      this.#dialog,
      unzoomed() + common + (innerWidth < SHEET_BELOW ? "inset:0;width:100%;height:100%" : this.#besideAnchor()),
    );
  };

  #besideAnchor(): string {
    const { clientWidth, clientHeight } = document.documentElement;
    const isRightToLeft = getComputedStyle(document.documentElement).direction === "rtl";
    const box = this.#anchor?.isConnected ? this.#anchor.getBoundingClientRect() : null;
    const height = Math.min(HEIGHT, clientHeight - 2 * GAP);
    const wanted = box === null ? (isRightToLeft ? GAP : clientWidth) : isRightToLeft ? box.left : box.right - WIDTH;
    const left = within(wanted, clientWidth - WIDTH);
    const below = (box?.bottom ?? 0) + GAP;
    const isAbove = box !== null && below + height > clientHeight && box.top - GAP - height >= GAP;
    const top = isAbove ? box.top - GAP - height : within(below, clientHeight - height);
    return (
      `inset:${top}px auto auto ${left}px;width:${WIDTH}px;height:${height}px;border-radius:14px;` +
      "box-shadow:0 0 0 1px rgb(128 128 128/.25),0 12px 40px rgb(0 0 0/.28)"
    );
  }

  /** After whatever the page around does with it. */
  readonly #onClick = (event: Event) => {
    if (this.isOpen && event.timeStamp > this.#openedAt && !event.composedPath().includes(this.#dialog)) this.onLeave();
  };

  readonly #onKey = (event: KeyboardEvent) => {
    if (event.key === "Escape" && this.isOpen && !event.defaultPrevented) this.onLeave();
  };
}

/** Until the inbox is there nobody may be caught in an empty sheet. */
function makeWayOut(): HTMLElement {
  const button = document.createElement("button");
  button.type = "button";
  button.ariaLabel = "Close";
  // By its number: the page around may read this script in any encoding.
  button.textContent = String.fromCodePoint(0x2715);
  styled(
    button,
    "position:absolute;inset:4px 4px auto auto;width:44px;height:44px;border:0;background:none;color:canvastext;font:20px/1 system-ui",
  );
  return button;
}

/** Not nearer to the edges than the gap. */
const within = (wanted: number, most: number) => Math.max(GAP, Math.min(wanted, most - GAP));
