import type { Shape } from "../protocol.ts";
import { deepActive, FocusBefore } from "./focus-before.ts";
import { styled, unzoomed } from "./styled.ts";

/** Above all that a page may have. */
const HIGHEST = 2_147_483_647;
/** Of the toasts and the room around them. In px: what `rem` is, the page around decides. */
const WIDTH = "408px";
/** Whatever the frame asks for: toasts leave most of a page to itself. */
const MOST = "max(300px,60%)";
/** A frame of another site as well: nobody can see what is done in it. The inbox's own say it themselves. */
const TYPING = "input, textarea, select, [contenteditable], iframe:not([data-fasttrack-inbox])";
/** Where focus and presses in the page around move, capturing: it may keep them to itself. */
const MOVES = ["focusout", "pointerup", "pointercancel", "keyup"];
const NOTHING: Shape = { height: 0, isModal: false };

/**
 * The transparent frame with the toasts and the shoutout. It is as large as what it shows, so that what is beside it can be
 * clicked; with nothing to show it stays laid out but cannot be seen, for a frame that is not laid out cannot measure.
 */
export class OverPage {
  readonly #dialog = document.createElement("dialog");
  /** What darkens the page is in the frame. */
  readonly #backdrop = new CSSStyleSheet();
  #shape = NOTHING;
  /** The other corner is taken. */
  #isAside = false;
  readonly #focus: FocusBefore;
  /** The page around may replace all its content. */
  readonly #losses = new MutationObserver(() => this.#dialog.isConnected || this.#begin());

  /**
   * @param isBusy whether the player types or answers something in another frame of the inbox
   * @param onStage the frame covers the whole page now, or does not any more
   */
  constructor(
    readonly frame: HTMLIFrameElement,
    readonly isBusy: () => boolean,
    readonly onStage: (isStaged: boolean) => void,
  ) {
    this.#focus = new FocusBefore(frame);
    styled(frame, "display:block;border:0;inline-size:100%;block-size:100%;background:transparent");
    this.#dialog.dataset.fasttrackInboxOverPage = "";
    // Escape, with the focus in the page around: what it is for is in the frame.
    this.#dialog.oncancel = (event) => {
      event.preventDefault();
      frame.focus();
    };
    this.#dialog.append(frame);
    this.#backdrop.replaceSync("dialog[data-fasttrack-inbox-over-page]::backdrop{display:none!important}");
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#backdrop];
    for (const type of MOVES) document.addEventListener(type, this.#placeLater, true);
    // The focus comes back out of a frame.
    addEventListener("focus", this.#placeLater);
    this.#losses.observe(document.documentElement, { childList: true });
    this.#begin();
  }

  show(shape: Shape): void {
    this.#shape = shape;
    this.place();
  }

  /** Out of the way of the panel, or back. */
  setAside(isAside: boolean): void {
    this.#isAside = isAside;
    this.place();
  }

  /** The focus goes back to where it came from. */
  giveBack(): void {
    this.#focus.giveBack();
  }

  remove(): void {
    this.#losses.disconnect();
    this.#focus.end();
    for (const type of MOVES) document.removeEventListener(type, this.#placeLater, true);
    removeEventListener("focus", this.#placeLater);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== this.#backdrop);
    this.#dialog.remove();
  }

  /** As its shape asks for. A shoutout takes the whole page: not while the player types in it, or in another frame. */
  place(): void {
    const dialog = this.#dialog;
    const { height } = this.#shape;
    const isModal = this.#shape.isModal && (dialog.open || !(isPlayerBusy() || this.isBusy()));
    const isSeen = isModal || height > 0;
    styled(
      dialog,
      unzoomed() +
        "position:fixed;display:block;box-sizing:border-box;margin:0;border:0;padding:0;background:transparent;overflow:hidden;" +
        `z-index:${HIGHEST};inset:auto;inset-block-end:0;inset-inline-${this.#isAside ? "start" : "end"}:0;` +
        (isModal
          ? "inline-size:100%;block-size:100%"
          : `inline-size:min(100%,${WIDTH});block-size:min(100%,${MOST},${height}px)`) +
        (isSeen ? "" : ";visibility:hidden;pointer-events:none"),
    );
    if (isModal !== dialog.open) this.#setModal(isModal);
    if (!isSeen) this.giveBack();
  }

  #setModal(isModal: boolean): void {
    // The frame stays where it is, so it is not loaded anew.
    if (isModal) {
      this.#focus.take(() => this.#dialog.showModal());
    } else {
      this.#dialog.close();
      // To another frame, Chromium does not give it back.
      this.#focus.restore();
    }
    this.onStage(isModal);
  }

  /** Whatever the frame showed, it starts anew. */
  #begin(): void {
    this.#dialog.close();
    document.documentElement.append(this.#dialog);
    this.show(NOTHING);
  }

  /** A shoutout that waits may come now. From one field to the next the focus is nowhere in between. */
  readonly #placeLater = () => {
    setTimeout(() => {
      if (this.#shape.isModal !== this.#dialog.open) this.place();
    });
  };
}

/** What is pressed is let go first: else nothing would come of it. */
function isPlayerBusy(): boolean {
  const pressed = [...document.querySelectorAll(":active")].at(-1);
  return deepActive()?.matches(TYPING) === true || (pressed !== undefined && !(pressed instanceof HTMLIFrameElement));
}
