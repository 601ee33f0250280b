import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { setVisible } from "./visibility.ts";

/** What the system shows of the inbox. */
const titlesOnDevice = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    return (await registration.getNotifications()).map(({ title }) => title);
  });

/** The player wants them and the browser lets the inbox show them. */
async function allowNotifications(page: Page, site: string): Promise<void> {
  await page.context().grantPermissions(["notifications"], { origin: site });
  await page.addInitScript(() => localStorage.setItem("fasttrack-inbox:pop-ups:notify", "1"));
}

test("out of sight, the system shows it where the player wants that; its button marks it as read", async ({
  inbox,
  page,
  player,
  context,
  site,
}) => {
  await allowNotifications(page, site);
  await inbox.openAs(player);
  await inbox.hasWorker();
  const onDevice = () => titlesOnDevice(page);
  await setVisible(page, false);
  const id = await player.send({ event: "message", displayType: "push", title: "Behind the curtain" });
  await expect.poll(onDevice).toEqual(["Behind the curtain"]);
  // Read on another device, it goes.
  await player.readElsewhere(id);
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await setVisible(page, true);
  await expect(inbox.article(id)).toHaveAttribute("data-unread", "false");
  await expect.poll(onDevice).toEqual([]);
  await expect(page.locator(".toast")).toHaveCount(0);

  await setVisible(page, false);
  const next = await player.send({ event: "message", displayType: "push", title: "Mark me" });
  await expect.poll(onDevice).toEqual(["Mark me"]);
  const worker = context.serviceWorkers()[0];
  if (worker === undefined) throw new Error("no worker");
  const tap = (action: string) =>
    worker.evaluate(async (pressed) => {
      const scope: unknown = globalThis;
      if (!(scope instanceof EventTarget)) throw new Error("no worker");
      const registration: unknown = Reflect.get(scope, "registration");
      if (typeof registration !== "object" || registration === null) throw new Error("no registration");
      const notifications: unknown = await Reflect.get(registration, "getNotifications").call(registration);
      const notification: unknown = Array.isArray(notifications) ? notifications[0] : undefined;
      const event: unknown = Reflect.construct(Reflect.get(scope, "NotificationEvent"), [
        "notificationclick",
        { notification, action: pressed },
      ]);
      if (event instanceof Event) scope.dispatchEvent(event);
    }, action);
  await tap("read");
  await expect(inbox.article(next)).toHaveAttribute("data-unread", "false");
  await expect.poll(async () => (await player.state()).unreadCount).toBe(3);

  const third = await player.send({ event: "message", displayType: "push", title: "Open me" });
  await expect.poll(onDevice).toEqual(["Open me"]);
  await tap("");
  await expect(page.locator(`[data-detail="${third}"]`)).toContainText("Open me");
  await expect(page).toHaveURL(/#message=/);
});

test("invariant 18: after a sign-out the system shows nothing of the player any more", async ({
  inbox,
  page,
  player,
  site,
}) => {
  await allowNotifications(page, site);
  await inbox.openAs(player);
  await inbox.hasWorker();
  await setVisible(page, false);
  await player.send({ event: "message", displayType: "push", title: "Between us" });
  await expect.poll(() => titlesOnDevice(page)).toEqual(["Between us"]);
  await inbox.signOut();
  await expect(page.getByText("You are signed out")).toBeVisible();
  await expect.poll(() => titlesOnDevice(page)).toEqual([]);
});

test("nobody is asked for permission on load, and nothing is shown that nobody asked for", async ({
  inbox,
  page,
  player,
}) => {
  await page.addInitScript(() => {
    Object.assign(globalThis, { asked: 0 });
    Notification.requestPermission = async () => {
      Object.assign(globalThis, { asked: 1 });
      return "denied";
    };
  });
  await inbox.openAs(player);
  await inbox.hasWorker();
  const id = await player.send({ event: "message", displayType: "push", title: "Here" });
  await expect(page.locator(`.toast[data-pop-up="${id}"]`)).toBeVisible();
  expect(await page.evaluate(() => Reflect.get(globalThis, "asked"))).toBe(0);
});
