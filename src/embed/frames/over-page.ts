import type { Shape } from "../protocol.ts";
import { styled } from "./styled.ts";

/** Above all that a page may have. */
const HIGHEST = 2_147_483_647;
/** Of the toasts and the room around them. In px: what `rem` is, the page around decides. */
const WIDTH = "408px";
/** Whatever the frame asks for: toasts leave most of a page to itself. */
const MOST = "max(300px,60%)";
/** A frame of another site as well: nobody can see what is done in it. */
const TYPING = "input, textarea, select, [contenteditable], iframe:not([data-fasttrack-inbox])";

/**
 * The transparent frame with the toasts and the shoutout. It is as large as what it shows, so that what is beside it can be
 * clicked; with nothing to show it stays laid out but cannot be seen, for a frame that is not laid out cannot measure.
 */
export class OverPage {
  readonly #dialog = document.createElement("dialog");
  #shape: Shape = { height: 0, isModal: false };
  /** The other corner is taken. */
  #isAside = false;

  /** @param onStage the frame covers the whole page now, or does not any more */
  constructor(
    readonly frame: HTMLIFrameElement,
    readonly onStage: (isStaged: boolean) => void,
  ) {
    styled(frame, "display:block;border:0;inline-size:100%;block-size:100%;background:transparent");
    // Escape, with the focus in the page around: what it is for is in the frame.
    this.#dialog.oncancel = (event) => {
      event.preventDefault();
      frame.focus();
    };
    this.#dialog.append(frame);
    document.documentElement.append(this.#dialog);
    document.addEventListener("focusout", this.#placeLater);
    // The focus comes back out of a frame.
    addEventListener("focus", this.#placeLater);
    this.#place();
  }

  show(shape: Shape): void {
    this.#shape = shape;
    this.#place();
  }

  /** Out of the way of the panel, or back. */
  setAside(isAside: boolean): void {
    this.#isAside = isAside;
    this.#place();
  }

  remove(): void {
    document.removeEventListener("focusout", this.#placeLater);
    removeEventListener("focus", this.#placeLater);
    this.#dialog.remove();
  }

  /** From one field to the next the focus is nowhere in between. */
  readonly #placeLater = () => {
    setTimeout(() => this.#dialog.isConnected && this.#place());
  };

  /** A shoutout takes the whole page: not while the player types in it. */
  readonly #place = () => {
    const dialog = this.#dialog;
    const { height } = this.#shape;
    const isModal = this.#shape.isModal && (dialog.open || !isTyping());
    styled(
      dialog,
      "position:fixed;display:block;box-sizing:border-box;margin:0;border:0;padding:0;background:transparent;overflow:hidden;" +
        `max-inline-size:none;max-block-size:none;z-index:${HIGHEST};inset:auto;inset-block-end:0;inset-inline-${this.#isAside ? "start" : "end"}:0;` +
        (isModal
          ? "inline-size:100%;block-size:100%"
          : `inline-size:min(100%,${WIDTH});block-size:min(100%,${MOST},${height}px)`) +
        (isModal || height > 0 ? "" : ";visibility:hidden;pointer-events:none"),
    );
    if (isModal === dialog.open) return;
    // The frame stays where it is, so it is not loaded anew.
    if (isModal) {
      dialog.showModal();
      this.frame.focus();
    } else dialog.close();
    this.onStage(isModal);
  };
}

function isTyping(): boolean {
  let { activeElement } = document;
  while (activeElement?.shadowRoot?.activeElement) ({ activeElement } = activeElement.shadowRoot);
  return activeElement?.matches(TYPING) === true;
}
