import { expectAccessible } from "./axe.ts";
import { expect, test } from "./fixtures.ts";

test("a change that the server refuses is parked, the others are sent, and it can be retried", async ({
  player,
  inbox,
  page,
}) => {
  await inbox.openAs(player);
  const ids = await inbox.ids();
  const [poison = 0] = ids;
  await player.faults({ kind: "refuse", endpoint: "read", messageId: poison, errors: ["Message is locked"] });
  await page.getByRole("button", { name: "Mark all as read" }).click();
  await inbox.hasPending(1);
  await expect(page.getByText(/Could not be sent/)).toBeVisible();
  await expect(page.getByText(/Message is locked/)).toBeVisible();
  expect((await player.state()).unreadCount).toBe(1);
  await expect(inbox.article(poison)).toHaveAttribute("data-unread", "true");

  await player.faults();
  await page.getByRole("button", { name: "Retry" }).click();
  await inbox.hasPending(0);
  await expect(inbox.article(poison)).toHaveAttribute("data-unread", "false");
  expect((await player.state()).unreadCount).toBe(0);
});

test("a refused change can be discarded, and the server's truth is shown again", async ({ player, inbox, page }) => {
  await inbox.openAs(player);
  const [id = 0] = await inbox.ids();
  await player.faults({ kind: "refuse", endpoint: "delete", messageId: id, errors: null });
  await inbox.remove(id);
  await expect(page.getByText(/Could not be sent/)).toBeVisible();
  await page.getByRole("button", { name: "Discard" }).click();
  await inbox.hasPending(0);
  await expect(inbox.article(id)).toBeVisible();
  expect((await player.state()).deletedIds).toEqual([]);
});

test("many refused changes are one notice, decided about one by one or together", async ({ player, inbox, page }) => {
  await player.send({ title: "One of five", displayType: "silent", count: 5, live: false });
  await inbox.openAs(player);
  await player.faults({ kind: "refuse", endpoint: "read", errors: ["Locked"] });
  await page.getByRole("button", { name: "Mark all as read" }).click();
  const problems = page.locator(".problem");
  await expect(inbox.status).toContainText("8 changes not sent");
  await expect(problems).toHaveCount(1);
  // The list is in sight below it.
  await expect(inbox.articles.first()).toBeInViewport();
  await problems.locator("summary").click();
  await expect(problems.getByRole("listitem")).toHaveCount(8);
  await expectAccessible(page);
  await problems.getByRole("listitem").first().getByRole("button", { name: "Discard" }).press("Enter");
  await expect(problems.locator("summary")).toContainText("7");
  await player.faults();
  await problems.getByRole("button", { name: "Retry" }).last().click();
  await expect(problems).toHaveCount(0);
  await expect.poll(async () => (await player.state()).unreadCount).toBe(1);
});

test("after one refused change is decided about, the next has the focus, then the list", async ({
  player,
  inbox,
  page,
}) => {
  await inbox.openAs(player);
  await player.faults({ kind: "refuse", endpoint: "read", errors: ["Locked"] });
  await page.getByRole("button", { name: "Mark all as read" }).click();
  const problems = page.locator(".problem");
  await expect(problems).toHaveCount(3);
  for (const left of [2, 1, 0]) {
    await problems.first().getByRole("button", { name: "Discard" }).press("Enter");
    await expect(problems).toHaveCount(left);
    const focused = left > 0 ? problems.first().getByRole("button").first() : inbox.articles.first().locator(".open");
    await expect(focused).toBeFocused();
  }
});

test("a lost answer makes it be sent again, and it stays one effect", async ({ player, inbox }) => {
  await inbox.openAs(player);
  const [id = 0] = await inbox.ids();
  await player.faults({ kind: "lost-answer", endpoint: "read", times: 1 });
  await inbox.markRead(id);
  await inbox.hasPending(0);
  const journal = await player.journal();
  expect(journal.length).toBeGreaterThan(1);
  expect(journal.filter((entry) => entry.effective)).toHaveLength(1);
});

for (const [what, fault] of [
  ["a 500", { kind: "status", status: 500, times: 2 }],
  ["a 503", { kind: "status", status: 503, times: 2 }],
  ["a 429 with Retry-After", { kind: "status", status: 429, retryAfter: 1, times: 1 }],
  ["a 408", { kind: "status", status: 408, times: 2 }],
  ["a captive portal's page", { kind: "html", times: 2 }],
  ["a body that is cut half-way", { kind: "truncate", times: 2 }],
  ["a reset connection", { kind: "offline", times: 2 }],
] as const) {
  test(`${what} is got over without a tap`, async ({ player, inbox, page }) => {
    await inbox.openAs(player);
    await player.faults({ ...fault, endpoint: "read" });
    await page.getByRole("button", { name: "Mark all as read" }).click();
    await expect(page.locator('article[data-unread="true"]')).toHaveCount(0);
    await expect(inbox.status).toHaveAttribute("data-pending", "0", { timeout: 30_000 });
    expect((await player.state()).unreadCount).toBe(0);
  });
}

test("a message that is gone on the server already counts as deleted", async ({ player, inbox }) => {
  await inbox.openAs(player);
  await inbox.isQuiet(player);
  const [id = 0] = await inbox.ids();
  await player.deleteElsewhere(id);
  await inbox.remove(id);
  await inbox.hasPending(0);
  await expect(inbox.article(id)).toHaveCount(0);
});
