import { Component, createRef } from "preact";
import type { PartProps } from "./parts.ts";

/** How far below the visible part the end of the list may be when more is read: about one screen. */
const AHEAD = "600px";

/** Reads on before the player gets to the end of the list; the button beside it does the same by hand. */
export class MoreWatch extends Component<PartProps> {
  readonly #end = createRef<HTMLElement>();
  #observer: IntersectionObserver | undefined;

  override componentDidMount(): void {
    this.#observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) this.props.actions.showMore();
      },
      { root: this.#end.current?.closest(".list-pane") ?? null, rootMargin: AHEAD },
    );
    this.#watch();
  }

  /** An end that stayed in sight is not reported a second time unless it is watched anew. */
  override componentDidUpdate({ state }: PartProps): void {
    if (state.view?.rows.length !== this.props.state.view?.rows.length) this.#watch();
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
