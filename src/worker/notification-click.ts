import { addIntents } from "../store/outbox.ts";
import {
  type DeviceNotification,
  type PageRequest,
  READ_ACTION,
  readDeviceNotification,
} from "../sync/device-notification.ts";
import { replay } from "../sync/replay.ts";
import { withTools } from "./tasks.ts";

/** How long a page may take to say whose inbox it shows, in ms: a frozen one never does, and the tap is soon stale. */
const ANSWER_MS = 800;

/**
 * The player tapped a notification of the system's: the message is opened where its inbox is open, else in a new window.
 * Its button marks the message as read.
 */
export async function onNotificationClick(
  { clients, registration }: ServiceWorkerGlobalScope,
  { notification, action }: NotificationEvent,
): Promise<void> {
  const about = readDeviceNotification(notification.tag, notification.data);
  notification.close();
  if (about === null) return;
  if (action === READ_ACTION) return markRead(about);
  const pages = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const owners = await Promise.all(pages.map(async (page) => (await isOwner(page, about.database)) && page));
  const page = owners.find((owner) => owner !== false);
  const [id, ...others] = about.ids;
  const isOne = id !== undefined && others.length === 0;
  if (page === undefined) {
    await clients.openWindow(new URL(isOne ? `./#message=${id}` : "./", registration.scope).href);
    return;
  }
  if (isOne) page.postMessage({ type: "open-message", database: about.database, id } satisfies PageRequest);
  // Refused where the tap is too long ago; the message is open when the player gets there.
  await page.focus().catch(() => undefined);
}

/** Stored first, so that it is sent some time even if it cannot be now. */
async function markRead({ database, ids }: DeviceNotification): Promise<void> {
  await withTools(database, async (tools) => {
    await addIntents(tools.store, "read", ids, Date.now());
    await replay(tools);
  });
}

function isOwner(page: WindowClient, database: string): Promise<boolean> {
  const { port1, port2 } = new MessageChannel();
  return new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => resolve(false), ANSWER_MS);
    port1.onmessage = ({ data }: MessageEvent<unknown>) => {
      clearTimeout(timer);
      resolve(data === database);
    };
    page.postMessage({ type: "whose" } satisfies PageRequest, [port2]);
  }).finally(() => port1.close());
}
