import type { FullNotification, Notification } from "../model/notification.ts";
import { orderOf } from "../model/notification.ts";
import type { MirrorRow } from "./schema.ts";

const PREFIX = "fasttrack-inbox";
const SHARD_SIZE = 512;

/** One database per brand and user (invariant 18). */
export function databaseName(brandName: string, brandId: number, userId: number): string {
  return `${PREFIX}:${brandName}:${brandId}:${userId}`;
}

export function isDatabaseName(name: string): boolean {
  return name.startsWith(`${PREFIX}:`);
}

/** Where the operator's logo is kept. It belongs to no user. */
export const LOGO_CACHE = `${PREFIX}-logo`;

/** Where the user's pictures are kept, to be removed with the database. */
export function pictureCacheName(database: string): string {
  return `${database}:pictures`;
}

export function shardOf(id: number): number {
  return Math.floor(id / SHARD_SIZE);
}

export function mirrorRow(notification: Notification, bornAt: number): MirrorRow {
  const order = orderOf(notification);
  return {
    id: notification.id,
    notification,
    event: notification.event,
    order,
    bornAt,
    ...(notification.isRead ? {} : { unreadOrder: order }),
    ...(notification.expires === null ? {} : { expires: notification.expires }),
  };
}

/** What is known for sure of whether a message was read. */
export function provenRead(row: MirrorRow | undefined): { readonly isRead: boolean } | undefined {
  return row === undefined ? undefined : { isRead: row.notification.isRead && row.isReadInDoubt !== true };
}

/** Newest first, as the index does. */
export function byOrder(a: FullNotification, b: FullNotification): number {
  const [aDate, aId] = orderOf(a.notification);
  const [bDate, bId] = orderOf(b.notification);
  return aDate === bDate ? aId - bId : aDate - bDate;
}
