/**
 * The public types of the embed. This file is published as it is beside the built script, as `embed.d.mts`: it holds
 * declarations only and imports nothing.
 */

/**
 * - `bell`: a bell button in the target opens the inbox in a panel
 * - `inline`: the inbox fills the target
 * - `headless`: nothing is drawn; the page calls `open`, `close` and `toggle` from controls of its own
 */
export type Mode = "bell" | "inline" | "headless";

/** `system` follows the device; left out, the operator's `inbox.config.json` decides. */
export type Theme = "light" | "dark" | "system";

/**
 * The player's session token of the operator, or a function that gets a fresh one. The function is called again whenever
 * one is needed; `null`, `undefined` and `""` mean that nobody is signed in. It has ten seconds.
 */
export type Sid = string | null | undefined | (() => SidValue | Promise<SidValue>);
export type SidValue = string | null | undefined;

/** What can be changed at any time. A field that is left out stays as it is. */
export interface Wishes {
  /** Left out everywhere, the inbox asks the `sessionUrl` of its configuration. */
  readonly sid?: Sid;
  /** A language tag such as `"de"` or `"pt-BR"`; `null` leaves it to the operator's configuration and the browser. */
  readonly locale?: string | null;
  readonly theme?: Theme | null;
}

export interface MountOptions extends Wishes {
  /** An element, or a selector of one. Needed by the modes `bell` and `inline`; where `headless` has one, the panel opens beside it. */
  readonly target?: Element | string | null;
  /** `"bell"` where it is left out. */
  readonly mode?: Mode;
  /** The address of the inbox's folder. Left out, it is where this script came from. */
  readonly src?: string;
}

/** A message that has just arrived. */
export interface Arrival {
  readonly id: number;
  readonly title: string;
  readonly preview: string;
  readonly kind: "inbox" | "message" | "shoutout";
}

/** The player followed a link or pressed a button of a message. */
export interface Action {
  readonly messageId: number;
  readonly text: string;
  /** An absolute http(s) address. */
  readonly href: string;
}

export interface InboxState {
  readonly connection: "online" | "offline" | "signed-out";
  /** Changes that the server has not confirmed yet. */
  readonly pending: number;
}

/**
 * - `no-target`: the page has no such element
 * - `no-origin`: the page has no origin that could be allowed: it is sandboxed, or a file
 * - `not-loaded`: the inbox's address does not answer; it is tried again
 * - `no-answer`: the inbox does not answer from its frame: this page's origin is not in its `hostOrigins`, or was not when it was built, that
 *   file is missing or wrong, or this page's policy does not allow the frame
 * - `sid-failed`: the `sid` function threw, gave no text, or did not answer in time
 * - `sid-refused`: Fasttrack's login does not accept the sid: it ended, or is of another brand or environment
 * - `configuration`: the inbox's own configuration is wrong
 */
export type ErrorCode =
  | "no-target"
  | "no-origin"
  | "not-loaded"
  | "no-answer"
  | "sid-failed"
  | "sid-refused"
  | "configuration";

export interface InboxError {
  readonly code: ErrorCode;
  readonly message: string;
  /** What whoever maintains the page can do. */
  readonly remedy: string;
}

/** What each event carries as its `detail`. */
export interface InboxEvents {
  /** The inbox of a player is there. */
  readonly ready: null;
  /** How many messages are unread; at once and whenever it changes. */
  readonly unread: number;
  readonly notification: Arrival;
  readonly open: null;
  readonly close: null;
  /**
   * With `preventDefault()` the page does by itself what there is to do. Else a link of one of the operator's own origins
   * opens in this page, any other in a new tab.
   */
  readonly action: Action;
  readonly state: InboxState;
  readonly error: InboxError;
}

export type InboxListener<Type extends keyof InboxEvents> = (event: CustomEvent<InboxEvents[Type]>) => void;

/** A mounted inbox. What is asked before it was loaded is done then. */
export interface Inbox {
  /** @param messageId to open this message in it */
  open(messageId?: number): void;
  close(): void;
  toggle(): void;
  /** Changes some of what it was mounted with. */
  update(wishes: Wishes): void;
  /**
   * Removes everything of the player from this browser, also changes that were not sent yet, and knows nobody until
   * `update({ sid })`.
   *
   * @throws Error (rejects) where it could not be removed, or nobody could be asked to
   */
  signOut(): Promise<void>;
  /** Leaves the page as it was. What is stored of the player stays. */
  destroy(): void;
  on<Type extends keyof InboxEvents>(type: Type, listener: InboxListener<Type>): void;
  off<Type extends keyof InboxEvents>(type: Type, listener: InboxListener<Type>): void;
}

/** @throws TypeError whose message says which option is wrong and what it should be */
export declare function mount(options?: MountOptions): Inbox;

/** `<fasttrack-inbox src mode sid locale theme>`: the same in markup. Its events are DOM events that do not bubble. */
export interface FasttrackInboxElement extends HTMLElement, Omit<Inbox, "destroy"> {
  /** A function cannot be an attribute. Of several inboxes in a page, the attribute of a later one does not exchange the player. */
  sid: Sid;
  /** The attribute may only name the origin that the script came from; the property may name any, before the element is in the page. */
  src: string | null;
}

declare global {
  interface Window {
    /** Where the classic script was loaded. */
    readonly FasttrackInbox?: { readonly mount: typeof mount };
  }
  interface HTMLElementTagNameMap {
    "fasttrack-inbox": FasttrackInboxElement;
  }
}
