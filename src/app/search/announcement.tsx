import { Component } from "preact";
import { say } from "../language/say.ts";
import type { SearchState } from "../state.ts";
import { lateStrings } from "../ui/late-strings.ts";

/** How long nothing may change before it is said, in ms: not after each key, and not while the count grows. */
const REST_MS = 700;

interface AnnouncementProps {
  readonly search: SearchState;
}

/** Says to a screen reader how much was found, once typing rests. */
export class Announcement extends Component<AnnouncementProps, { readonly said: string }> {
  override state = { said: "" };
  #text = "";
  #timer: ReturnType<typeof setTimeout> | undefined;

  override componentDidUpdate(): void {
    const { query, isAsked, found } = this.props.search;
    const isKnown = isAsked && found?.isComplete === true && found.ask.query === query;
    const text = isKnown ? say(lateStrings.search.found, { count: found.count }) : "";
    if (text === this.#text) return;
    this.#text = text;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.setState({ said: text }), text === "" ? 0 : REST_MS);
  }

  override componentWillUnmount(): void {
    clearTimeout(this.#timer);
  }

  override render() {
    return (
      <p class="unseen" aria-live="polite">
        {this.state.said}
      </p>
    );
  }
}
