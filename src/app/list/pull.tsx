import { Component, createRef } from "preact";
import { Icon, REFRESH } from "../ui/icon.tsx";
import type { PartProps } from "../ui/parts.ts";

/** Pixels that a finger pulls before letting go refreshes. */
const FAR = 96;
/** Pixels before a touch is a pull. */
const SLOP = 12;
/** The longest that the sign stays when nothing comes of it, in ms: the line of state in the header says the rest. */
const PATIENCE_MS = 8_000;

type Phase = "idle" | "pulling" | "ready" | "asking";

/**
 * Refreshes when a finger pulls the list down beyond its top. The finger is only watched: there is nothing to scroll there,
 * so the browser has no gesture that would have to be stopped.
 */
export class Pull extends Component<PartProps, { readonly phase: Phase }> {
  override state: { readonly phase: Phase } = { phase: "idle" };
  readonly #sign = createRef<HTMLDivElement>();
  readonly #listening = new AbortController();
  #start: { readonly x: number; readonly y: number; readonly pane: Element } | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  override componentDidMount(): void {
    const options = { passive: true, signal: this.#listening.signal };
    document.addEventListener("touchstart", this.#onStart, options);
    document.addEventListener("touchmove", this.#onMove, options);
    document.addEventListener("touchend", this.#onEnd, options);
    document.addEventListener("touchcancel", this.#cancel, options);
  }

  override componentWillUnmount(): void {
    this.#listening.abort();
    clearTimeout(this.#timer);
  }

  override componentDidUpdate({ state: before }: PartProps): void {
    const { view, connection } = this.props.state;
    const isAnswered = view?.refreshedAt !== before.view?.refreshedAt || connection !== "online";
    if (this.state.phase === "asking" && isAnswered) this.#rest();
  }

  override render() {
    return (
      <div class="pull" ref={this.#sign} data-phase={this.state.phase} aria-hidden="true">
        <Icon path={REFRESH} />
      </div>
    );
  }

  readonly #onStart = ({ touches, target }: TouchEvent): void => {
    const [touch] = touches;
    const pane = target instanceof Element ? target.closest(".list-pane") : null;
    const { phase, selection } = this.props.state;
    this.#start = null;
    if (touch === undefined || touches.length > 1 || pane === null || this.state.phase === "asking") return;
    if (phase !== "inbox" || selection !== null || pane.scrollTop > 0) return;
    this.#start = { x: touch.clientX, y: touch.clientY, pane };
  };

  readonly #onMove = ({ touches }: TouchEvent): void => {
    const [touch] = touches;
    if (this.#start === null || touch === undefined) return;
    const down = touch.clientY - this.#start.y;
    const isBeginning = this.state.phase === "idle";
    const isAside = isBeginning && Math.abs(touch.clientX - this.#start.x) > Math.abs(down);
    if (touches.length > 1 || this.#start.pane.scrollTop > 0 || isAside) this.#cancel();
    else if (!isBeginning || down >= SLOP) this.#pull(down);
  };

  /** The further, the harder. */
  #pull(down: number): void {
    const pulled = Math.max(0, FAR * (1 - Math.exp(-down / FAR)));
    this.#sign.current?.style.setProperty("--pulled", `${pulled}px`);
    this.setState({ phase: down > FAR ? "ready" : "pulling" });
  }

  readonly #onEnd = (): void => {
    if (this.state.phase !== "ready") {
      this.#cancel();
      return;
    }
    this.#start = null;
    this.setState({ phase: "asking" });
    this.#timer = setTimeout(() => this.#rest(), PATIENCE_MS);
    this.props.actions.refresh();
  };

  readonly #cancel = (): void => {
    this.#start = null;
    if (this.state.phase !== "asking") this.#rest();
  };

  #rest(): void {
    clearTimeout(this.#timer);
    if (this.state.phase !== "idle") this.setState({ phase: "idle" });
  }
}
