import { say } from "../language/say.ts";
import { strings } from "../strings.ts";
import { CallButtons } from "./call-buttons.tsx";
import { Icon } from "./icon.tsx";
import { CROSS } from "./late-icons.ts";
import { lateStrings } from "./late-strings.ts";
import type { PartProps } from "./parts.ts";
import { pictureEvents } from "./picture.ts";
import { ToolButton } from "./tool-button.tsx";

/**
 * The others wait their turn, so that nothing moves under the player's finger when a new one comes. Where there is little
 * room the stylesheet shows the first only.
 */
const MOST = 3;

export function Toasts({ state, actions }: PartProps) {
  const shown = state.toasts.slice(0, MOST);
  const waiting = state.toasts.length - shown.length;
  return (
    <section class="toasts" aria-label={lateStrings.toasts} aria-live="polite" aria-relevant="additions">
      {shown.map(({ id, title, preview, image, buttons }) => (
        <div class="toast" key={id} data-pop-up={id}>
          {image && (
            <img
              class="thumb"
              src={image}
              alt=""
              width={40}
              height={40}
              decoding="async"
              referrerpolicy="no-referrer"
              {...pictureEvents}
            />
          )}
          <div class="toast-text">
            <button type="button" class="open" onClick={() => actions.openPopUp(id)}>
              <bdi>{title || strings.untitled}</bdi>
            </button>
            {preview && (
              <p class="preview">
                <bdi>{preview}</bdi>
              </p>
            )}
            {buttons.length > 0 && (
              <p class="buttons">
                <CallButtons buttons={buttons} onFollow={() => actions.dismissPopUp(id)} />
              </p>
            )}
          </div>
          <ToolButton label={lateStrings.dismiss} onClick={() => actions.dismissPopUp(id)}>
            <Icon path={CROSS} />
          </ToolButton>
        </div>
      ))}
      {state.toasts.length > 1 && (
        <p class="toasts-more narrow-only">{say(lateStrings.moreToasts, { count: state.toasts.length - 1 })}</p>
      )}
      {waiting > 0 && <p class="toasts-more wide-only">{say(lateStrings.moreToasts, { count: waiting })}</p>}
    </section>
  );
}
