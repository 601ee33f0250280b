/** Knows where the focus was in the page around before a frame got it, and gives it back. */
export class FocusBefore {
  /** What had the focus last. */
  #left: EventTarget | null = null;
  #cameFrom: EventTarget | null = null;
  #isPressed = false;
  readonly #controller = new AbortController();

  constructor(readonly frame: HTMLIFrameElement) {
    const { signal } = this.#controller;
    document.addEventListener("focusout", this.#onFocusOut, { signal });
    addEventListener("blur", this.#onBlur, { signal });
    addEventListener("pointerdown", this.#onPress, { capture: true, signal });
  }

  /** The frame gets the focus. @param show what makes it seen, which moves the focus, too */
  take(show: () => void): void {
    const before = deepActive();
    show();
    this.frame.focus();
    if (before !== this.frame) this.#cameFrom = before;
  }

  /** From the frame, if that has it: not even where there is nothing to give it to may it stay in what cannot be seen. */
  giveBack(): void {
    if (deepActive() !== this.frame) return;
    focusOn(this.#cameFrom);
    if (deepActive() === this.frame) this.frame.blur();
  }

  /** Where it is lost. */
  restore(): void {
    if (deepActive() === document.body) focusOn(this.#cameFrom);
  }

  end(): void {
    this.#controller.abort();
  }

  readonly #onFocusOut = (event: FocusEvent) => {
    const [left = null] = event.composedPath();
    this.#left = left === this.frame || this.#isPressed ? null : left;
  };

  /** That it went into the frame is known only now. */
  readonly #onBlur = () => {
    if (deepActive() === this.frame && this.#left !== null) this.#cameFrom = this.#left;
    this.#left = null;
  };

  /** Who clicks beside what had the focus does not want it back. */
  readonly #onPress = () => {
    this.#isPressed = true;
    setTimeout(() => {
      this.#isPressed = false;
    });
  };
}

/** Also within the page's own elements. */
export function deepActive(): Element | null {
  let { activeElement } = document;
  while (activeElement?.shadowRoot?.activeElement) ({ activeElement } = activeElement.shadowRoot);
  return activeElement;
}

function focusOn(target: EventTarget | null): void {
  if (target instanceof HTMLElement && target.isConnected) target.focus({ preventScroll: true });
}
