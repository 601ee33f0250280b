import { Component, createRef } from "preact";
import { say } from "../language/say.ts";
import type { Notice } from "../state.ts";
import { Bar } from "./bar.tsx";
import { lateStrings } from "./late-strings.ts";
import type { PartProps } from "./parts.ts";

/**
 * What the player is told of what was just asked for, where it is seen wherever the player is: above the list it would be out
 * of sight while that is scrolled, or while a message lies over it.
 */
export const Answers = ({ state, actions }: PartProps) => (
  <div class="answers" aria-live="polite">
    {state.notices.map((notice) => (
      <Answer key={notice.type} notice={notice} state={state} actions={actions} />
    ))}
  </div>
);

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
    const cause = say(texts.cause, { count: state.view?.pending ?? 0 });
    return (
      <Bar text={{ ...texts, cause }} isBad>
        <button type="button" class="button small" ref={this.#stay} onClick={() => actions.dismissNotice("unsent")}>
          {lateStrings.staySignedIn}
        </button>
        <button type="button" class="button small danger" onClick={() => actions.signOut(true)}>
          {lateStrings.signOutAnyway}
        </button>
      </Bar>
    );
  }
}
