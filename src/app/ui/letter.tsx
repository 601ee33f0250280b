import type { RefObject } from "preact";
import type { SeenNotification } from "../../model/seen.ts";
import { say } from "../language/say.ts";
import { strings } from "../strings.ts";
import { CallButtons } from "./call-buttons.tsx";
import { lateStrings } from "./late-strings.ts";
import { pictureEvents } from "./picture.ts";
import { RichText } from "./rich-text.tsx";
import { fullDate } from "./when.ts";

interface LetterProps {
  readonly seen: SeenNotification;
  /** HTML; null where it is not stored. */
  readonly body: string | null;
  /** Gets the focus when the message is there. */
  readonly heading: RefObject<HTMLHeadingElement | null>;
  /** Asks for a body that is not stored. */
  readonly onLoad: () => void;
}

/** Characters from which a title reads like a text, and is set like one. */
const LONG_TITLE = 140;

/** All that a message says, from its title to its small print. */
export const Letter = ({ seen, body, heading, onLoad }: LetterProps) => (
  <div class="letter">
    <h2 class={seen.title.length > LONG_TITLE ? "long" : undefined} dir="auto" tabIndex={-1} ref={heading}>
      {seen.title || strings.untitled}
    </h2>
    <p class="facts">
      <span>{strings.kinds[seen.event]}</span>
      {seen.date !== null && <time datetime={new Date(seen.date).toISOString()}>{fullDate(seen.date)}</time>}
      {seen.expires !== null && (
        <time datetime={new Date(seen.expires).toISOString()}>
          {say(lateStrings.expires, { date: fullDate(seen.expires) })}
        </time>
      )}
    </p>
    {seen.image && (
      <div class="hero" key={seen.image}>
        <img src={seen.image} alt="" decoding="async" referrerpolicy="no-referrer" {...pictureEvents} />
        <span>{lateStrings.noPicture}</span>
      </div>
    )}
    {body === null ? (
      <div class="no-body">
        {seen.preview && <p dir="auto">{seen.preview}</p>}
        <p class="hint">{lateStrings.noBody}</p>
        <button type="button" class="button" onClick={onLoad}>
          {lateStrings.load}
        </button>
      </div>
    ) : body.trim() === "" ? (
      seen.preview && (
        <p class="body" dir="auto">
          {seen.preview}
        </p>
      )
    ) : (
      <RichText class="body" html={body} />
    )}
    {seen.buttons.length > 0 && (
      <p class="buttons">
        <CallButtons buttons={seen.buttons} />
      </p>
    )}
    {seen.footer && <RichText class="footer" html={seen.footer} />}
  </div>
);
