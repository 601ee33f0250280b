import { Component, type ComponentChildren } from "preact";
import { clip } from "../../model/plain-text.ts";
import type { SeenNotification } from "../../model/seen.ts";
import type { Actions } from "../state.ts";
import { strings } from "../strings.ts";
import { ALERT, BIN, CHECK, CLOCK, Icon, MESSAGE, SHOUTOUT, TRAY } from "./icon.tsx";
import { nameOf } from "./name-of.ts";
import { isSameRow } from "./same-row.ts";
import { Thumb } from "./thumb.tsx";
import { ToolButton } from "./tool-button.tsx";
import { fullDate } from "./when.ts";

const KINDS = { message: MESSAGE, shoutout: SHOUTOUT, inbox: TRAY };

/** Characters that are more than two lines of any list, and cost its layout little. */
const MOST = 300;

export interface RowProps {
  readonly seen: SeenNotification;
  readonly isOpen: boolean;
  /** Null while the player picks none. */
  readonly isPicked: boolean | null;
  /** When it came, in words; null where nobody knows. */
  readonly time: string | null;
  /** How soon it ends, in words; null where that is not near. */
  readonly ends: string | null;
  readonly actions: Actions;
  /** In the place of its own, where something in them is marked. */
  readonly texts?: RowTexts;
}

export interface RowTexts {
  readonly title: ComponentChildren;
  readonly preview: ComponentChildren;
}

/**
 * Its title is a button that lies over the whole row, so that a tap anywhere opens it and a screen reader meets it once.
 * Rendered anew only where something in it is different: each change of the inbox reads all rows that are shown.
 */
export class Row extends Component<RowProps> {
  override shouldComponentUpdate(next: RowProps): boolean {
    return !isSameRow(this.props, next);
  }

  override render() {
    const { seen, isOpen, isPicked, time, ends, actions, texts } = this.props;
    const { id, date, event, image, isRead } = seen;
    return (
      <article
        class="row"
        data-message-id={id}
        data-unread={!isRead}
        aria-labelledby={`title-${id}`}
        aria-current={isOpen}
        data-picked={isPicked ?? undefined}
      >
        {!isRead && (
          <span class="dot">
            <span class="unseen" id={`unread-${id}`}>
              {strings.unread}
            </span>
          </span>
        )}
        <div class="row-head">
          <h3>
            <button
              type="button"
              class="open"
              id={`title-${id}`}
              aria-describedby={`unread-${id} time-${id} marks-${id}`}
              {...(isPicked !== null && { role: "checkbox", "aria-checked": isPicked })}
              onClick={() => (isPicked === null ? actions.open(id) : actions.pick(id))}
            >
              <bdi>{texts?.title ?? nameOf(seen)}</bdi>
            </button>
          </h3>
          {date !== null && (
            <time id={`time-${id}`} datetime={new Date(date).toISOString()} title={fullDate(date)}>
              {time}
            </time>
          )}
        </div>
        {(seen.preview || texts?.preview) && (
          <p class="preview">
            <bdi>{texts?.preview ?? clip(seen.preview, MOST)}</bdi>
          </p>
        )}
        {image && <Thumb src={image} size={56} />}
        <p class="marks" id={`marks-${id}`}>
          <Icon path={KINDS[event]} /> {strings.kinds[event]}
          {ends !== null && <span class="mark">{ends}</span>}
          {seen.isWaiting && <Mark path={CLOCK} text={strings.waiting} />}
          {seen.isParked && <Mark path={ALERT} text={strings.refused} isBad />}
        </p>
        <div class="row-tools">
          {!isRead && (
            <ToolButton label={strings.markRead} onClick={() => actions.markRead([id])}>
              <Icon path={CHECK} />
            </ToolButton>
          )}
          <ToolButton label={strings.remove} onClick={() => actions.remove([id])}>
            <Icon path={BIN} />
          </ToolButton>
        </div>
      </article>
    );
  }
}

const Mark = ({ path, text, isBad = false }: { path: string; text: string; isBad?: boolean }) => (
  <span class={isBad ? "mark bad" : "mark"}>
    <Icon path={path} /> {text}
  </span>
);
