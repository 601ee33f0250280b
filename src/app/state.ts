import type { Role } from "../embed/protocol.ts";
import type { SeenNotification } from "../model/seen.ts";
import type { Found } from "../search/messages.ts";
import type { Filter } from "../store/listing.ts";
import type { OpenProblem } from "../store/open-database.ts";
import type { Message } from "../store/reading.ts";
import type { View } from "../store/view.ts";
import type { ConnectionStatus } from "../sync/status.ts";
import type { Install } from "./install/offer-install.ts";
import type { Scrolled } from "./list/outliner.ts";
import { HEAD, type Outline, type Place } from "./list/place.ts";
import { LIST, type Route } from "./navigation/route.ts";
import type { DeviceFacts } from "./settings/device-facts.ts";

/**
 * Something that the player should know and can often do something about: above the list, or where it answers what the player
 * just asked for, over the page.
 */
export type Notice =
  /** Nothing outlives this page, and why. */
  | { readonly type: "memory-only"; readonly problem: OpenProblem }
  /** The browser removed what was stored; it is being loaded again. */
  | { readonly type: "evicted" }
  /** The device is full; older texts or new messages could not be stored. */
  | { readonly type: "full" }
  /** The last change could not be stored, so it was not made, and why. */
  | { readonly type: "not-stored"; readonly why: NotStored }
  /** What the player asked for last did not come about, such as a message that could not be read. */
  | { readonly type: "failed" }
  /** A new version waits, and what is new in it, in English, as far as that is known. */
  | { readonly type: "update"; readonly changes: readonly string[] }
  /** The operator's configuration is wrong: what, and the remedy with its documentation. */
  | { readonly type: "configuration"; readonly problem: string; readonly remedy: string }
  /** It can be installed, and how. */
  | { readonly type: "install"; readonly way: Install }
  /** Signing out would lose unsent changes; the player decides. */
  | { readonly type: "unsent" };

export type NotStored = OpenProblem | "full" | "unknown";

/**
 * - `opening`: nothing known yet of who the player is
 * - `inbox`: the mirror of a user is open
 * - `nobody`: no session, and nothing was ever stored here
 * - `unreachable`: nothing stored, and no network to find out who the player is
 * - `undecided`: the same, but something is stored, and nobody can tell now whether it is the player's
 * - `left`: the player signed out here
 * - `remains`: the same, but what was stored could not be removed
 */
export type Phase = "opening" | "inbox" | "nobody" | "unreachable" | "undecided" | "left" | "remains";

/** The search that is open. */
export interface SearchState {
  /** As it is typed. */
  readonly query: string;
  /** There is a word in it. */
  readonly isAsked: boolean;
  /** The last answer, perhaps to the query before; null until there is one. */
  readonly found: Found | null;
}

/** The messages that the player picked to act on together. */
export interface Selection {
  readonly ids: ReadonlySet<number>;
  /** Picked or dropped last: where a range begins. */
  readonly anchor: number | null;
}

/** The menu of one row. */
export interface RowMenuState {
  readonly id: number;
  /** Where its corner is, in CSS pixels of the page. */
  readonly x: number;
  readonly y: number;
}

/** The message that is open. */
export interface Opened {
  readonly id: number;
  /** Null while it is looked for, and where it cannot be shown. */
  readonly message: Message | null;
  /** It ended or was deleted. */
  readonly isGone: boolean;
  /** It is not stored here, and nobody could be asked for it. */
  readonly isAway?: true;
}

/** Everything that the page shows. */
export interface AppState {
  /** What this page is to the page around; null where there is none. */
  readonly role: Role | null;
  readonly phase: Phase;
  /** Where the player is, as the address bar says. */
  readonly route: Route;
  /** Null until the mirror was read. */
  readonly view: View | null;
  readonly filter: Filter;
  /** The part of the list that the rows of the view are. */
  readonly place: Place;
  /** Null where the view is the whole list, or more is not known yet. */
  readonly outline: Outline | null;
  /** Wall clock, ms, not older than a minute while the page can be seen: what relative times are relative to. */
  readonly now: number;
  readonly connection: ConnectionStatus;
  /** Unsent changes wait for something; otherwise they are on their way. */
  readonly areChangesHeld: boolean;
  readonly opened: Opened | null;
  /** Deletes that can still be taken back. */
  readonly undoable: readonly number[];
  readonly notices: readonly Notice[];
  /** On the screen and waiting, oldest first. */
  readonly toasts: readonly SeenNotification[];
  readonly shoutout: SeenNotification | null;
  /** A shoutout can be shown: always, but in a frame over the page around only while it covers all of that. */
  readonly isStaged: boolean;
  /** Something lies over the page around, and has to be answered first. */
  readonly isCovered: boolean;
  readonly search: SearchState | null;
  /** Null while the player picks none. */
  readonly selection: Selection | null;
  readonly rowMenu: RowMenuState | null;
  /** What a screen reader says of what the player just did. */
  readonly said: string;
  /** What a screen reader says of what popped up. */
  readonly news: string;
  /** The list of keys is shown. */
  readonly areKeysShown: boolean;
  /** What this device holds; null until the settings were opened. */
  readonly facts: DeviceFacts | null;
  /** How the inbox can be installed here; null where it cannot, or is. */
  readonly install: Install | null;
  /** Where a player without a session goes; null where the operator gave no address. */
  readonly signInUrl: string | null;
  /** Fasttrack refused the sid that was handed over: what is to be said of it to whoever maintains the page around. */
  readonly refusal?: { readonly message: string; readonly remedy: string } | null;
  /** The operator's site can be asked who the player is. */
  readonly hasSessionUrl: boolean;
}

export const FIRST_STATE: AppState = {
  role: null,
  phase: "opening",
  route: LIST,
  view: null,
  filter: "all",
  place: HEAD,
  outline: null,
  now: 0,
  connection: "online",
  areChangesHeld: false,
  opened: null,
  undoable: [],
  notices: [],
  toasts: [],
  shoutout: null,
  isStaged: true,
  isCovered: false,
  search: null,
  selection: null,
  rowMenu: null,
  said: "",
  news: "",
  areKeysShown: false,
  facts: null,
  install: null,
  signInUrl: null,
  hasSessionUrl: false,
};

/** Everything that the player can do. None throws; what goes wrong becomes a notice. */
export interface Actions {
  /** Opening a message marks it as read. */
  open(id: number): void;
  /** Out of the message, the settings or the search, to where it was opened. */
  close(): void;
  go(route: Route): void;
  markRead(ids: readonly number[]): void;
  /** Of the current filter. */
  markAllRead(): void;
  remove(ids: readonly number[]): void;
  /** Takes back all of `undoable`. */
  undo(): void;
  /** All of `undoable` can be taken back for a while longer. */
  holdUndo(): void;
  /** Sends a refused change again. */
  retry(intentId: number): void;
  /** Gives a refused change up. */
  discard(intentId: number): void;
  /** Picks a message, or drops it again. */
  pick(id: number): void;
  /** Picks everything from the last one that was picked to this one. */
  pickTo(id: number): void;
  /** The whole list of the current filter, or all that is shown of what was found. */
  pickAll(): void;
  endSelection(): void;
  /** @param menu null closes it */
  showRowMenu(menu: RowMenuState | null): void;
  setFilter(filter: Filter): void;
  /** What the player looks for in the search that is open. */
  search(query: string): void;
  showMoreFound(): void;
  /** The list was scrolled: which part of it is to be shown. */
  scrollList(to: Scrolled): void;
  refresh(): void;
  /** A toast or the shoutout was dismissed, which marks it as read. */
  dismissPopUp(id: number): void;
  /** Toasts went by themselves, or were put away: they stay unread in the list. */
  hidePopUps(ids: readonly number[]): void;
  /** Out of a pop-up into the message. */
  openPopUp(id: number): void;
  signIn(): void;
  /** @param isConfirmed unsent changes may be lost */
  signOut(isConfirmed: boolean): void;
  acceptUpdate(): void;
  showKeys(areShown: boolean): void;
  /** Lets the browser ask whether to install the inbox. */
  install(): void;
  /** Asks the browser not to remove what is stored. */
  keepStored(): void;
  dismissNotice(type: Notice["type"]): void;
  /** The panel in the page around. */
  closePanel(): void;
}
