import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { loseNetwork } from "./network.ts";

test("invariant 20: without a network, a release older than its database says what to do and destroys nothing", async ({
  inbox,
  page,
  player,
  context,
}) => {
  await inbox.openAs(player);
  await inbox.hasWorker();
  await player.faults({ kind: "status", status: 503, endpoint: "read" });
  const [id = 0] = await inbox.ids();
  await inbox.markRead(id);
  await inbox.hasPending(1);
  // Nothing of the inbox runs on this page of the same origin.
  await page.goto("/sandbox/sign-in");
  const before = await storedBy(page, 999);
  expect(before).toMatchObject({ version: 999, notifications: 3, outbox: 1 });

  await loseNetwork(context);
  await page.goto("/");
  await expect(page.getByText("A newer version of the inbox stored your notifications.")).toBeVisible();
  await inbox.connection("offline");
  await expect(page.getByText("Nothing can be shown without a connection")).toBeVisible();
  await page.reload();
  await expect(page.getByText("A newer version of the inbox stored your notifications.")).toBeVisible();

  await context.setOffline(false);
  await page.goto("/sandbox/sign-in");
  expect(await storedBy(page)).toEqual(before);
});

/** How much of what is stored, and as which version; `version` makes it a newer one. */
async function storedBy(page: Page, version?: number): Promise<Readonly<Record<string, number>>> {
  return page.evaluate(async (wanted) => {
    const found = (await indexedDB.databases()).find(({ name }) => name?.startsWith("fasttrack-inbox:"));
    if (found?.name === undefined) throw new Error("there is no database");
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await settled(indexedDB.open(found.name, wanted));
    const transaction = database.transaction(["notifications", "outbox"]);
    const [notifications = 0, outbox = 0] = await Promise.all(
      ["notifications", "outbox"].map((name) => settled(transaction.objectStore(name).count())),
    );
    database.close();
    return { version: database.version, notifications, outbox };
  }, version);
}
