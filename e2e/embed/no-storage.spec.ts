import { loseNetwork } from "../network.ts";
import { expect, test } from "./fixtures.ts";

// As Playwright starts Chromium, a frame of another site gets no storage and no worker at all.

test("without storage the count is live, and what is done in the panel shows over the page", async ({
  host,
  player,
}) => {
  await host.mountAs(player);
  await host.hasUnread(3);
  const id = await player.send({ title: "Fourth", displayType: "silent" });
  await host.hasUnread(4);
  await host.bell.click();
  await expect(host.articles()).toHaveCount(4);
  await expect(host.frame("panel").getByText("does not let the inbox store anything")).toBeVisible();
  await host.article(id).getByRole("heading").click();
  await host.hasUnread(3);
  await expect.poll(async () => (await player.state()).unreadCount).toBe(3);
});

test("without storage a change that is made offline is sent while the page lives", async ({
  host,
  player,
  context,
}) => {
  await host.mountAs(player);
  await host.bell.click();
  await expect(host.articles()).toHaveCount(3);
  await host.isSettled();
  await loseNetwork(context);
  await host.markFirstRead();
  await expect(host.articles().first()).toHaveAttribute("data-unread", "false");
  await context.setOffline(false);
  await expect.poll(async () => (await player.state()).unreadCount).toBe(2);
  await host.hasUnread(2);
});

test("without storage signing out forgets the player in every frame", async ({ host, player }) => {
  await host.mountAs(player);
  await host.bell.click();
  await expect(host.articles()).toHaveCount(3);
  await host.call("signOut");
  await host.hasUnread(0);
  await host.bell.click();
  await expect(host.articles()).toHaveCount(0);
});
