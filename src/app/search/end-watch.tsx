import { Component, createRef } from "preact";

interface EndWatchProps {
  /** How much is shown. */
  readonly count: number;
  readonly onNear: () => void;
}

/** How far below the visible part the end of what was found may be when more is read: about one screen. */
const AHEAD = "600px";

/** Reads on before the player gets to the end of what was found; the button beside it does the same by hand. */
export class EndWatch extends Component<EndWatchProps> {
  readonly #end = createRef<HTMLElement>();
  #observer: IntersectionObserver | undefined;

  override componentDidMount(): void {
    this.#observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) this.props.onNear();
      },
      { root: this.#end.current?.closest(".list-pane") ?? null, rootMargin: AHEAD },
    );
    this.#watch();
  }

  /** An end that stayed in sight is not reported a second time unless it is watched anew. */
  override componentDidUpdate({ count }: EndWatchProps): void {
    if (count !== this.props.count) this.#watch();
  }

  override componentWillUnmount(): void {
    this.#observer?.disconnect();
  }

  #watch(): void {
    this.#observer?.disconnect();
    if (this.#end.current) this.#observer?.observe(this.#end.current);
  }

  override render() {
    return <span ref={this.#end} />;
  }
}
