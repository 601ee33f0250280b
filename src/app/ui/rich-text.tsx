import { Component, createRef } from "preact";
import { renderBody } from "../html/render-body.ts";
import { lateStrings } from "./late-strings.ts";

interface RichTextProps {
  readonly html: string;
  readonly class: string;
}

/** The operator's HTML in a box of its own. Parsed only when it changes: a body may be a megabyte. */
export class RichText extends Component<RichTextProps> {
  readonly #host = createRef<HTMLDivElement>();

  override componentDidMount(): void {
    this.#show();
  }

  override componentDidUpdate({ html }: RichTextProps): void {
    if (html !== this.props.html) this.#show();
  }

  #show(): void {
    const host = this.#host.current;
    if (host) renderBody(host, this.props.html, lateStrings);
  }

  override render() {
    return <div ref={this.#host} class={this.props.class} />;
  }
}
