import { expect, test } from "./fixtures.ts";
import { InboxPage } from "./inbox-page.ts";
import { loseNetwork } from "./network.ts";
import { configFor } from "./own-server.ts";
import { Player } from "./sandbox-client.ts";

test("when the operator's session is another player's, theirs is shown and nothing is mixed", async ({
  page,
  inbox,
  context,
  site,
}) => {
  const first = new Player(site, 0);
  const second = new Player(site, 0);
  await first.send({ title: "For the first", displayType: "silent" });
  await second.send({ title: "For the second", displayType: "silent" });
  await inbox.signInOnSite(first);
  await page.goto("/");
  await expect(inbox.articles).toHaveText([/For the first/]);
  await inbox.signInOnSite(second);
  const later = await context.newPage();
  await later.goto("/");
  await expect(later.locator("article[data-message-id]")).toHaveText([/For the second/]);
});

test("invariant 18: a start without network asks who the player is as soon as there is one", async ({
  player,
  site,
  page,
  inbox,
  context,
}) => {
  const second = new Player(site, 0);
  const theirs = await second.send({ title: "For the second", displayType: "silent" });
  await inbox.signInOnSite(player);
  await page.goto("/");
  await inbox.isSettled();
  await inbox.hasWorker();
  await inbox.signInOnSite(second);
  await page.goto("/sandbox/");
  await loseNetwork(context);
  await page.goto("/");
  await expect(inbox.articles).toHaveCount(3);
  await context.setOffline(false);
  await expect(inbox.article(theirs)).toBeVisible();
  await expect(inbox.articles).toHaveCount(1);
});

test("invariant 18: where it could not be found out who the player is, it is asked again soon", async ({
  player,
  site,
  page,
  inbox,
  operator,
}) => {
  const second = new Player(site, 0);
  const theirs = await second.send({ title: "For the second", displayType: "silent" });
  const says = (one: Player) => operator.overrides.set("/session", { text: JSON.stringify({ sid: one.sid }) });
  operator.overrides.set("/inbox.config.json", configFor(site, { sessionUrl: "/session" }));
  says(player);
  await page.goto(operator.origin);
  await inbox.isSettled();
  let asked = 0;
  page.on("response", (response) => {
    if (response.url().endsWith("/session") && response.status() === 503) asked += 1;
  });
  operator.overrides.set("/session", { status: 503 });
  await page.clock.install();
  await page.reload();
  await expect(inbox.articles).toHaveCount(3);
  await expect.poll(() => asked).toBeGreaterThan(0);
  says(second);
  await page.clock.fastForward(4_000);
  await expect(inbox.article(theirs)).toBeVisible();
  await expect(inbox.articles).toHaveCount(1);
});

test("invariant 18: while it is asked who the player is nothing is sent or popped up", async ({
  site,
  page,
  context,
  inbox,
}) => {
  const first = new Player(site, 0);
  const second = new Player(site, 0);
  await first.send({ title: "For the first", displayType: "silent" });
  await second.send({ title: "For the second", displayType: "silent" });
  await inbox.signInOnSite(first);
  await page.goto("/");
  await inbox.isSettled();
  await inbox.isQuiet(first);
  await page.goto("about:blank");
  await inbox.signInOnSite(second);
  const pushed = await first.send({ title: "Only for the first", event: "message", displayType: "push", live: false });
  const before = (await first.state()).requests;
  const later = new InboxPage(await context.newPage());
  await later.page.goto("/");
  await expect(later.articles).toHaveText([/For the second/]);
  expect((await first.state()).requests).toEqual(before);
  await expect(later.page.locator(`[data-pop-up="${pushed}"]`)).toHaveCount(0);
});

test("invariant 18: another user's sid never shows the last user's messages", async ({
  player,
  inbox,
  context,
  site,
}) => {
  await inbox.openAs(player);
  const second = new Player(site, 0);
  await second.send({ title: "For the second", displayType: "silent" });
  await second.faults({ kind: "delay", ms: 1_500, endpoint: "login" });
  await inbox.page.close();
  const page = await context.newPage();
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    new MutationObserver(() => {
      for (const article of document.querySelectorAll("article")) seen.push(article.textContent ?? "");
    }).observe(document, { childList: true, subtree: true });
  });
  const other = new InboxPage(page);
  await other.openAs(second);
  await expect(other.articles).toHaveCount(1);
  const seen = await page.evaluate(() => {
    const list: unknown = Reflect.get(window, "seen");
    return Array.isArray(list) ? list.map(String) : [];
  });
  expect(seen.length).toBeGreaterThan(0);
  expect(seen.filter((text) => !text.includes("For the second"))).toEqual([]);
});

for (const [what, fault] of [
  ["cannot be reached", { kind: "offline" }],
  ["refuses it", { kind: "unauthorized" }],
] as const) {
  test(`invariant 18: with another user's sid and a login that ${what} nobody else's inbox opens`, async ({
    player,
    inbox,
    context,
    site,
    operator,
  }) => {
    await inbox.openAs(player);
    await inbox.page.close();
    const second = new Player(site, 0);
    await second.send({ title: "For the second", displayType: "silent" });
    await second.faults({ ...fault, endpoint: "login" });
    const other = new InboxPage(await context.newPage());
    await other.page.goto(`${operator.origin}/#sid=${player.sid}`);
    await other.isSettled();
    await other.page.goto("about:blank");
    await other.page.goto(`${operator.origin}/#sid=${second.sid}`);
    await other.connection(fault.kind === "offline" ? "offline" : "signed-out");
    await expect(other.articles).toHaveCount(0);
  });
}

for (const [what, fault] of [
  ["cannot be reached", { kind: "offline" }],
  ["refuses it", { kind: "unauthorized" }],
] as const) {
  test(`invariant 18: another player's sid in an open tab, and a login that ${what}, leave nobody's inbox open`, async ({
    player,
    inbox,
    page,
    site,
    operator,
  }) => {
    const second = new Player(site, 0);
    const theirs = await second.send({ title: "For the second", displayType: "silent" });
    await page.goto(`${operator.origin}/#sid=${player.sid}`);
    await inbox.isSettled();
    await second.faults({ ...fault, endpoint: "login" });
    await page.evaluate((hash) => {
      location.hash = hash;
    }, `sid=${second.sid}`);
    await inbox.connection(fault.kind === "offline" ? "offline" : "signed-out");
    await expect(inbox.articles).toHaveCount(0);
    await second.faults();
    // Where it could not be reached it tries again by itself, soon.
    if (fault.kind === "unauthorized") await page.getByRole("button", { name: "Try again" }).click();
    await expect(inbox.article(theirs)).toBeVisible();
    await expect(inbox.articles).toHaveCount(1);
  });
}

test("invariant 18: where the operator's site knows nobody any more, the last player's inbox is readable and nothing is sent", async ({
  player,
  site,
  page,
  inbox,
  operator,
}) => {
  const signedIn = { text: JSON.stringify({ sid: player.sid }) };
  operator.overrides.set("/inbox.config.json", configFor(site, { sessionUrl: "/session", signInUrl: "/sign-in" }));
  operator.overrides.set("/session", signedIn);
  await page.goto(operator.origin);
  await inbox.isSettled();
  await inbox.isQuiet(player);
  const before = (await player.state()).requests;
  operator.overrides.set("/session", { status: 401 });
  await page.reload();
  await expect(inbox.articles).toHaveCount(3);
  const [id = 0] = await inbox.ids();
  await inbox.remove(id);
  await inbox.hasPending(1);
  await inbox.connection("signed-out");
  await expect(inbox.articles).toHaveCount(2);
  await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
  const after = await player.state();
  expect(after.requests).toEqual(before);
  expect(after.connections).toBe(0);

  operator.overrides.set("/session", signedIn);
  await page.getByRole("button", { name: "Refresh" }).click();
  await inbox.isSettled();
  await expect.poll(async () => (await player.state()).deletedIds).toEqual([id]);
});
