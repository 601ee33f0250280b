import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from "idb";
import type { IntentState, NewIntent } from "../model/intent.ts";
import type { TombstoneReason } from "../model/merge.ts";
import type { Notification, NotificationEvent } from "../model/notification.ts";

/** A row of the mirror: server truth and the keys that it is found by. */
export interface MirrorRow {
  readonly id: number;
  readonly notification: Notification;
  readonly event: NotificationEvent;
  readonly order: [number, number];
  /** As `order`, and only there while unread: the index of unread rows holds no others. */
  readonly unreadOrder?: [number, number];
  /** Only there if it expires. */
  readonly expires?: number;
  /** The tick at which a live event brought it: one snapshot that was asked for later may not know it yet. 0 from a snapshot. */
  readonly bornAt: number;
  /** The server knew no such message when it was to be marked as read: the next snapshot that lists it says better. */
  readonly isReadInDoubt?: boolean;
}

/** Fingerprints of 512 neighbouring ids: few records to read for a whole diff, one small record to write for one row. */
export interface FingerprintShard {
  readonly shard: number;
  readonly entries: Map<number, number>;
}

export interface Tombstone {
  readonly id: number;
  readonly reason: TombstoneReason;
  readonly tick: number;
  /** It was read when it went, or its mark-read was confirmed since: it is read if it comes back. */
  readonly isRead?: boolean;
  /** It popped up before it went, and does not again if it comes back. */
  readonly hasPopped?: boolean;
}

/** The numbers that change with the rows, in the same transaction. */
export interface MirrorState {
  /** Logical clock of this database: snapshots and live events are ordered by it, never by the wall clock. */
  readonly tick: number;
  /** The tick of the newest snapshot that began to be applied. */
  readonly snapshot: number;
  /** Unread messages as the player sees them, expired ones that are still stored included. */
  readonly unread: number;
  /** Newest `date` that the server gave, ms: a lower bound of the server's own clock. */
  readonly newestDate: number;
  /** Wall clock of the last complete refresh, ms; null as long as the server has not said what there is. */
  readonly refreshedAt: number | null;
  /** The last answer did not say everything; what a second one in a row does not list either is gone. */
  readonly isVague?: boolean;
  /** The tick of the newest snapshot that was applied to its end, or of none yet. */
  readonly completed?: number;
  /** The newest snapshot before `snapshot`. */
  readonly snapshotBefore?: number;
  /** The order of the oldest unread message that was looked at for pop-ups; what is older is no news any more. */
  readonly popUpsEnd?: MirrorRow["order"];
}

/** When nothing is sent to the server: it asked for patience, or nothing gets through. */
export interface QueuePause {
  /** Wall clock, ms, as `until`. */
  readonly since: number;
  readonly until: number;
  readonly failures: number;
  /** The server's own word (`Retry-After`): being back online does not shorten it. */
  readonly isOrdered: boolean;
  /** The server answered, though not with what was wanted. */
  readonly isReachable: boolean;
  /** Changes that never failed may go: perhaps it is those that did, and not the way. */
  readonly sparesUntried: boolean;
}

/** What is needed to speak to Fasttrack as this user with no page open. No names, no sid. */
export interface StoredSession {
  readonly brandName: string;
  readonly brandId: number;
  readonly userId: number;
  readonly fusionUrl: string;
  readonly pusherKey: string;
  readonly pusherRegion: string;
  /** A Pusher-compatible server of the operator's; null for Pusher itself. */
  readonly pusherServer: { readonly host: string; readonly port: number; readonly tls: boolean } | null;
  /** Null where the operator forbids to store it, or after it was refused. */
  readonly authToken: string | null;
  /** Nobody is signed in any more: a token that a tab has in its memory only is not used either. */
  readonly isForgotten?: boolean;
  /** How often that happened since the last login: a renewal that began before is not wanted any more. */
  readonly timesForgotten?: number;
  /** Whether the operator lets the token be stored for background replay (`rememberSession`). */
  readonly mayStoreToken: boolean;
  /** Where the worker may ask for a fresh sid. */
  readonly sessionUrl: string | null;
  /** The operator's site said who the player is, so its word counts again at the next start. */
  readonly isFromSessionUrl: boolean;
  /** SHA-256 of salt and sid: tells the same sid again without keeping it. */
  readonly sidDigest: string | null;
  readonly salt: string;
}

export interface InboxSchema extends DBSchema {
  notifications: {
    key: number;
    value: MirrorRow;
    indexes: {
      order: [number, number];
      unreadOrder: [number, number];
      eventOrder: [NotificationEvent, [number, number]];
      expires: number;
    };
  };
  bodies: { key: number; value: { readonly id: number; readonly body: string } };
  fingerprints: { key: number; value: FingerprintShard };
  tombstones: { key: number; value: Tombstone; indexes: { tick: number } };
  outbox: {
    key: number;
    value: NewIntent & { readonly id?: number };
    indexes: { messageId: number; state: IntentState };
  };
  /** Messages that popped up already, in whichever tab. */
  popped: { key: number; value: { readonly id: number } };
  /** One record each, under the key 0. */
  state: { key: number; value: MirrorState };
  pause: { key: number; value: QueuePause };
  session: { key: number; value: StoredSession };
}

export type InboxDatabase = IDBPDatabase<InboxSchema>;
export type Upgrade = IDBPTransaction<InboxSchema, StoreNames<InboxSchema>[], "versionchange">;

/** The key of the stores that hold one record. */
export const ONLY = 0;

export const FIRST_STATE: MirrorState = { tick: 0, snapshot: 0, unread: 0, newestDate: 0, refreshedAt: null };
