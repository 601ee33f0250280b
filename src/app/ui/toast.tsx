import { Component, createRef } from "preact";
import type { SeenNotification } from "../../model/seen.ts";
import { toastLife } from "../pop-ups/toast-life.ts";
import type { Actions } from "../state.ts";
import { strings } from "../strings.ts";
import { CallButtons } from "./call-buttons.tsx";
import { Icon } from "./icon.tsx";
import { CROSS } from "./late-icons.ts";
import { lateStrings } from "./late-strings.ts";
import { listenForSwipes } from "./swipe.ts";
import { Thumb } from "./thumb.tsx";
import { fadeAway } from "./toast-motion.ts";
import { ToolButton } from "./tool-button.tsx";

/** Longer than storing that it was dismissed takes, in ms. */
const GONE_MS = 1_000;

interface ToastProps {
  readonly seen: SeenNotification;
  readonly actions: Actions;
}

/**
 * One message over the page. It ends by itself with the animation `toast-life`, which the stylesheet holds while the
 * player points at a toast or has the focus in one: the browser keeps that time better than any script.
 */
export class Toast extends Component<ToastProps> {
  readonly #root = createRef<HTMLDivElement>();
  #endSwipes = () => {};

  override componentDidMount(): void {
    const root = this.#root.current;
    if (root === null) return;
    // By the CSSOM, as the page's policy allows no style attributes.
    root.style.setProperty("--life", `${toastLife(this.props.seen)}ms`);
    this.#endSwipes = listenForSwipes(root, {
      begin: () => root,
      end: (_, __, isMeant) => {
        if (isMeant) this.props.actions.dismissPopUp(this.props.seen.id);
        return isMeant ? GONE_MS : 0;
      },
    });
  }

  override componentWillUnmount(): void {
    this.#endSwipes();
    if (this.#root.current !== null) fadeAway(this.#root.current);
  }

  override render() {
    const { seen, actions } = this.props;
    const { id, title, preview, image, buttons, event } = seen;
    const isQuiet = event === "inbox";
    return (
      <div
        ref={this.#root}
        class={isQuiet ? "toast quiet" : "toast"}
        data-pop-up={id}
        onAnimationEnd={({ animationName }) => {
          if (animationName === "toast-life") actions.hidePopUps([id]);
        }}
      >
        {image && !isQuiet && <Thumb src={image} size={40} />}
        <div class="toast-text">
          <button type="button" class="open" onClick={() => actions.openPopUp(id)}>
            <bdi>{title || strings.untitled}</bdi>
          </button>
          {preview && (
            <p class="preview">
              <bdi>{preview}</bdi>
            </p>
          )}
          {buttons.length > 0 && !isQuiet && (
            <p class="buttons">
              <CallButtons buttons={buttons} onFollow={() => actions.dismissPopUp(id)} />
            </p>
          )}
        </div>
        <ToolButton label={lateStrings.dismiss} onClick={() => actions.dismissPopUp(id)}>
          <Icon path={CROSS} />
        </ToolButton>
      </div>
    );
  }
}
