import type { Action, Arrival, InboxError, InboxState, Theme } from "./api.ts";

/**
 * What the page around and the inbox's frames say to each other.
 *
 * A frame greets the page around, whose origin its own address names, with nothing but its role. The page answers that
 * very window, at exactly the inbox's origin, with one end of a channel; everything else goes through that. Neither side
 * ever speaks to `*`.
 */
export const VERSION = 1;

/**
 * - `panel`: the inbox, opened by the player and closed again
 * - `inline`: the inbox, always there
 * - `popups`: what lies over the page around. There is one in a page, and it alone tells how things are
 */
export const ROLES = ["panel", "inline", "popups"] as const;
export type Role = (typeof ROLES)[number];

/** In the address of a frame: which one it is, and the origin of the page around. */
export const ROLE_PARAMETER = "embed";
export const HOST_PARAMETER = "host";

/** Who is signed in at the page around; `unreachable` where that could not be found out now. */
export type HostSid =
  | { readonly type: "sid"; readonly sid: string }
  | { readonly type: "none" }
  | { readonly type: "unreachable" };

/** The page's wishes for all frames. */
export interface HostLook {
  readonly locale: string | null;
  readonly theme: Theme | null;
}

/** What lies over the page around. */
export interface Shape {
  /** In CSS pixels; nothing is shown at 0. */
  readonly height: number;
  /** It takes the whole page, and nothing else can be used meanwhile. */
  readonly isModal: boolean;
}

/** By what it says: the detail. */
export interface FromFrame {
  /** What the frame is called, in the player's language. */
  readonly title: string;
  /** The colours that it is made for, as in CSS: a frame of other colours is not transparent. */
  readonly scheme: "light" | "dark" | "light dark";
  readonly "ask-sid": number;
  readonly ready: null;
  /** @see Place.showUnread */
  readonly unread: { readonly count: number; readonly label: string };
  readonly state: InboxState;
  readonly notification: Arrival;
  /** `isOwn`: the address is one of the operator's own. */
  readonly action: Action & { readonly isOwn: boolean };
  readonly shape: Shape;
  /** The player types or answers something in it: nothing may cover it now. */
  readonly busy: boolean;
  /** The player wants to read this message. */
  readonly open: number;
  readonly close: null;
  /** A frame without storage changed something: the others cannot know it. */
  readonly changed: null;
  /** Whether everything was removed. */
  readonly "signed-out": boolean;
  readonly error: InboxError;
}

export interface FromHost {
  /** The answer to `ask-sid` of this number. */
  readonly sid: { readonly question: number; readonly answer: HostSid };
  /** Somebody else may be signed in now. */
  readonly "new-sid": null;
  readonly look: HostLook;
  /** The panel is open now, on this message if there is one. To the frame over the page: what it shows is in a list now. */
  readonly opened: number | null;
  /**
   * Whether the frame over the page covers all of it, as it asked for by its shape. It takes no focus before; the other frames
   * cannot be used meanwhile.
   */
  readonly staged: boolean;
  /** Another frame changed something. */
  readonly changed: null;
  readonly "sign-out": null;
}

type Checks<Messages> = { readonly [Type in keyof Messages]: (value: unknown) => value is Messages[Type] };
export type Handlers<Messages> = { readonly [Type in keyof Messages]: (detail: Messages[Type]) => void };

const isNull = (value: unknown): value is null => value === null;
const isText = (value: unknown): value is string => typeof value === "string";
const isYesOrNo = (value: unknown): value is boolean => typeof value === "boolean";
const isCount = (value: unknown): value is number => typeof value === "number" && value >= 0;
const isOneOf =
  <Text extends string>(...texts: readonly Text[]) =>
  (value: unknown): value is Text =>
    texts.some((text) => text === value);
const isOr =
  <One, Other>(isOne: (value: unknown) => value is One, isOther: (value: unknown) => value is Other) =>
  (value: unknown): value is One | Other =>
    isOne(value) || isOther(value);
const isWith =
  <Fields extends object>(checks: Checks<Fields>) =>
  (value: unknown): value is Fields =>
    typeof value === "object" &&
    value !== null &&
    keysOf(checks).every((name) => checks[name](Reflect.get(value, name)));

function keysOf<Record extends object>(record: Record): (keyof Record)[] {
  return Object.keys(record).filter((name): name is Extract<keyof Record, string> => name in record);
}

const isAddress = (value: unknown): value is string => isText(value) && /^https?:/.test(value) && URL.canParse(value);
const action = { messageId: isCount, text: isText, href: isAddress };

export const FROM_FRAME: Checks<FromFrame> = {
  title: isText,
  scheme: isOneOf("light", "dark", "light dark"),
  "ask-sid": isCount,
  ready: isNull,
  unread: isWith({ count: isCount, label: isText }),
  state: isWith({ connection: isOneOf("online", "offline", "signed-out"), pending: isCount }),
  notification: isWith({
    id: isCount,
    title: isText,
    preview: isText,
    kind: isOneOf("inbox", "message", "shoutout"),
  }),
  action: isWith({ ...action, isOwn: isYesOrNo }),
  shape: isWith({ height: isCount, isModal: isYesOrNo }),
  busy: isYesOrNo,
  open: isCount,
  close: isNull,
  changed: isNull,
  "signed-out": isYesOrNo,
  error: isWith({ code: isOneOf("configuration", "sid-refused"), message: isText, remedy: isText }),
};

const isHostSid = isOr(isWith({ type: isOneOf("sid"), sid: isText }), isWith({ type: isOneOf("none", "unreachable") }));

const isLook = isWith<HostLook>({
  locale: isOr(isNull, isText),
  theme: isOr(isNull, isOneOf("light", "dark", "system")),
});

export const FROM_HOST: Checks<FromHost> = {
  sid: isWith({ question: isCount, answer: isHostSid }),
  "new-sid": isNull,
  look: isLook,
  opened: isOr(isNull, isCount),
  staged: isYesOrNo,
  changed: isNull,
  "sign-out": isNull,
};

/** From a frame, before there is a channel. */
export interface Greeting {
  readonly fasttrackInbox: number;
  readonly role: Role;
}

/** From the page around, with the channel. */
export interface Welcome {
  readonly fasttrackInbox: number;
  readonly look: HostLook;
  /** The page knows who is signed in: it is to be asked, and nobody else. */
  readonly knowsSid: boolean;
  /** Where that needs no asking; null where it does, and where nobody is. */
  readonly sid: string | null;
}

const isVersioned = isWith({ fasttrackInbox: isCount });
let hasWarned = false;

/** Before there is a channel. Another version than this is ignored, with one warning; so is what is none of ours, without. */
export function isOfVersion(data: unknown): boolean {
  if (!isVersioned(data)) return false;
  const isKnown = data.fasttrackInbox === VERSION;
  if (!isKnown && !hasWarned) {
    hasWarned = true;
    console.warn(`FasttrackInbox: the other side speaks version ${data.fasttrackInbox}, this one ${VERSION}.`);
  }
  return isKnown;
}

export const isGreeting = isWith<Greeting>({ fasttrackInbox: isCount, role: isOneOf(...ROLES) });
export const isWelcome = isWith<Welcome>({
  fasttrackInbox: isCount,
  look: isLook,
  knowsSid: isYesOrNo,
  sid: isOr(isNull, isText),
});

/** One end of the channel. */
export class Line<Out extends object, In extends object> {
  /** @param checks of what comes in; what is unknown or wrong is ignored, and said once */
  constructor(
    readonly port: MessagePort,
    checks: Checks<In>,
    handlers: Handlers<In>,
  ) {
    let hasWarned = false;
    port.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (take(data, checks, handlers) || hasWarned) return;
      hasWarned = true;
      // Not what it says: that may be a secret.
      console.warn("FasttrackInbox: a message was ignored that this version does not know:", typeOf(data));
    };
  }

  post<Type extends keyof Out>(type: Type, detail: Out[Type]): void {
    this.port.postMessage({ type, detail });
  }

  close(): void {
    this.port.close();
  }
}

const typeOf = (data: unknown) =>
  typeof data === "object" && data !== null && "type" in data ? data.type : typeof data;

/** @returns false where it is no message of these */
function take<Messages extends object>(data: unknown, checks: Checks<Messages>, handlers: Handlers<Messages>): boolean {
  if (typeof data !== "object" || data === null || !("type" in data && "detail" in data)) return false;
  const type = keysOf(checks).find((name) => name === data.type);
  return type !== undefined && hand(type, data.detail, checks, handlers);
}

function hand<Messages extends object, Type extends keyof Messages>(
  type: Type,
  detail: unknown,
  checks: Checks<Messages>,
  handlers: Handlers<Messages>,
): boolean {
  if (!checks[type](detail)) return false;
  handlers[type](detail);
  return true;
}
