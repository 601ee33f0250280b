import type { InboxEvents, Mode, Wishes } from "./api.ts";

/**
 * How the two halves of the embed meet. The first is on the page from the start and may be an old copy of the operator's;
 * the second, which speaks to the frames, comes from the inbox's own address and differs from them by a release at most. What is said here
 * is therefore kept through all releases, or the number in the event's name changes.
 */
export const JOIN_EVENT = "fasttrack-inbox-join-1";

/** One mounted inbox, as the second half sees it. */
export interface Place {
  readonly mode: Mode;
  /** Of the inbox's folder, absolute, ends with a slash. */
  readonly src: string;
  /** What `inline` fills and the panel opens beside. */
  readonly target: Element | null;
  readonly wishes: Wishes;
  /** Since 0.1: they were written in the page's markup. */
  readonly isMarkup?: boolean;
  /** @returns false where the page prevented what would follow */
  emit<Type extends keyof InboxEvents>(type: Type, detail: InboxEvents[Type]): boolean;
  /** What the bell shows. @param label in the player's language, with the count */
  showUnread(count: number, label: string): void;
  showOpen(isOpen: boolean): void;
}

/** What a place can ask for once it was joined. */
export interface Joined {
  open(messageId: number | null): void;
  close(): void;
  toggle(): void;
  update(wishes: Wishes): void;
  signOut(): Promise<void>;
  leave(): void;
}

export type Join = (place: Place) => Joined;
