import { Component, createRef } from "preact";
import { say } from "../language/say.ts";
import type { Notice } from "../state.ts";
import { strings } from "../strings.ts";
import { Bar } from "./bar.tsx";
import { CameFrom } from "./came-from.ts";
import { lateStrings } from "./late-strings.ts";
import type { PartProps } from "./parts.ts";

/** Of each notice its own: the same one again is said and shown again. */
const keys = new WeakMap<Notice, number>();
let lastKey = 0;

function keyOf(notice: Notice): number {
  const key = keys.get(notice) ?? ++lastKey;
  keys.set(notice, key);
  return key;
}

/**
 * What the player is told of what was just asked for, where it is seen wherever the player is: above the list it would be out
 * of sight while that is scrolled, or while a message lies over it. The focus goes back to where it came from.
 */
export class Answers extends Component<PartProps> {
  readonly #root = createRef<HTMLDivElement>();
  readonly #cameFrom = new CameFrom();

  override getSnapshotBeforeUpdate(): boolean {
    return this.#root.current?.contains(document.activeElement) === true;
  }

  override componentDidUpdate(_: PartProps, __: object, hadFocus: boolean): void {
    if (hadFocus && document.activeElement === document.body) this.#cameFrom.giveBack();
  }

  override render() {
    const { state, actions } = this.props;
    return (
      <div class="answers" aria-live="polite" ref={this.#root} onFocusIn={(event) => this.#cameFrom.note(event)}>
        {state.notices.map((notice) => (
          <Answer key={keyOf(notice)} notice={notice} state={state} actions={actions} />
        ))}
      </div>
    );
  }
}

function Answer({ notice, state, actions }: PartProps & { readonly notice: Notice }) {
  const texts = lateStrings.notices;
  const dismiss = () => actions.dismissNotice(notice.type);
  switch (notice.type) {
    case "not-stored":
      return <Bar text={texts.notStored[notice.why]} dismiss={dismiss} isBad />;
    case "failed":
      return <Bar text={texts.failed} dismiss={dismiss} isBad />;
    case "unsent":
      return <Unsent state={state} actions={actions} />;
    default:
      return null;
  }
}

/** Asked where the player wants to sign out: the focus is on the way that loses nothing. */
class Unsent extends Component<PartProps> {
  readonly #stay = createRef<HTMLButtonElement>();

  override componentDidMount(): void {
    this.#stay.current?.focus();
  }

  override render() {
    const { state, actions } = this.props;
    const texts = lateStrings.notices.unsent;
    const count = state.view?.pending ?? 0;
    // It may all have been sent since: the question stays, and loses nothing any more.
    const text = count > 0 ? { ...texts, cause: say(texts.cause, { count }) } : texts.sent;
    return (
      <Bar text={text} isBad={count > 0}>
        <button type="button" class="button small" ref={this.#stay} onClick={() => actions.dismissNotice("unsent")}>
          {lateStrings.staySignedIn}
        </button>
        <button type="button" class="button small danger" onClick={() => actions.signOut(true)}>
          {count > 0 ? lateStrings.signOutAnyway : strings.signOut}
        </button>
      </Bar>
    );
  }
}
