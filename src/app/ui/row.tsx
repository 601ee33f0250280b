import type { SeenNotification } from "../../model/seen.ts";
import type { Actions } from "../state.ts";
import { strings } from "../strings.ts";
import { ALERT, BIN, CHECK, CLOCK, Icon, MESSAGE, SHOUTOUT, TRAY } from "./icon.tsx";
import { pictureEvents } from "./picture.ts";
import { ToolButton } from "./tool-button.tsx";
import { fullDate, shortDate } from "./when.ts";

const KINDS = { message: MESSAGE, shoutout: SHOUTOUT, inbox: TRAY };

interface RowProps {
  readonly seen: SeenNotification;
  readonly isOpen: boolean;
  readonly actions: Actions;
}

/** Its title is a button that lies over the whole row, so that a tap anywhere opens it and a screen reader meets it once. */
export function Row({ seen, isOpen, actions }: RowProps) {
  const { id, date, event, image, isRead } = seen;
  return (
    <article
      class="row"
      data-message-id={id}
      data-unread={!isRead}
      aria-labelledby={`title-${id}`}
      aria-current={isOpen}
    >
      {!isRead && (
        <span class="dot">
          <span class="unseen">{strings.unread}</span>
        </span>
      )}
      <div class="row-head">
        <h2>
          <button type="button" class="open" id={`title-${id}`} onClick={() => actions.open(id)}>
            <bdi>{seen.title || strings.untitled}</bdi>
          </button>
        </h2>
        {date !== null && (
          <time datetime={new Date(date).toISOString()} title={fullDate(date)}>
            {shortDate(date)}
          </time>
        )}
      </div>
      {seen.preview && (
        <p class="preview">
          <bdi>{seen.preview}</bdi>
        </p>
      )}
      {image && (
        <img
          class="thumb"
          key={image}
          src={image}
          alt=""
          width={56}
          height={56}
          loading="lazy"
          decoding="async"
          referrerpolicy="no-referrer"
          {...pictureEvents}
        />
      )}
      <p class="marks">
        <Icon path={KINDS[event]} /> {strings.kinds[event]}
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

const Mark = ({ path, text, isBad = false }: { path: string; text: string; isBad?: boolean }) => (
  <span class={isBad ? "mark bad" : "mark"}>
    <Icon path={path} /> {text}
  </span>
);
