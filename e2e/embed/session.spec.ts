import { Player } from "../sandbox-client.ts";
import { browserOptions } from "../setup/browser.mjs";
import { expect, test } from "./fixtures.ts";

test.use({ launchOptions: await browserOptions(["ThirdPartyStoragePartitioning"]) });

const databases = () => indexedDB.databases().then((all) => all.map(({ name }) => name));

test("a token that ends in mid-session is renewed with a fresh sid of the page", async ({ host, player }) => {
  await host.mount({ target: "#bell", sid: [player.sid] });
  await host.hasUnread(3);
  const asked = () => host.page.evaluate(() => Number(Reflect.get(window, "asked")));
  const before = await asked();
  await player.faults({ kind: "expired-token" });
  await host.bell.click();
  await host.isSettled();
  await host.markFirstRead();
  await expect.poll(async () => (await player.state()).unreadCount).toBe(2);
  await host.hears("state", { connection: "online", pending: 0 });
  expect(await asked()).toBeGreaterThan(before);
});

test("another sid shows another player, and nothing of the first", async ({ host, player, site }) => {
  const other = new Player(site, 0);
  await other.send({ title: "Of the other", displayType: "silent" });
  await host.mountAs(player);
  await host.hasUnread(3);
  await host.bell.click();
  await expect(host.articles()).toHaveCount(3);
  // At once, not only when it is known whose inbox comes in its place.
  await other.faults({ kind: "status", status: 503, endpoint: "login" });
  await host.call("update", { sid: other.sid });
  await host.hasUnread(0);
  await expect(host.articles()).toHaveCount(0);
  await other.faults();
  for (const role of ["popups", "panel"] as const)
    await host
      .frame(role)
      .locator("body")
      .evaluate(() => dispatchEvent(new Event("online")));
  await host.hasUnread(1);
  await expect(host.articles()).toHaveCount(1);
  await expect(host.frame("panel").getByRole("heading", { name: "Of the other" })).toBeVisible();
});

test("a page that knows another player than was here last shows nothing of the first, also before any answer", async ({
  host,
  player,
  site,
}) => {
  await host.mountAs(player);
  await host.hasUnread(3);
  const other = new Player(site, 0);
  await other.faults({ kind: "status", status: 503, endpoint: "login" });
  await host.visit();
  await host.mountAs(other);
  await host.bell.click();
  await expect(host.frame("panel").locator('[data-sight="undecided"]')).toBeVisible();
  await expect(host.articles()).toHaveCount(0);
  expect(await host.heard("unread")).not.toContain(3);
  expect(await host.heard("ready")).toEqual([]);
});

test("signOut wipes the player's data in every frame, and a new sid lets somebody in again", async ({
  host,
  player,
}) => {
  await host.mountAs(player);
  await host.bell.click();
  await expect(host.articles()).toHaveCount(3);
  await host.isSettled();
  const body = host.frame("popups").locator("body");
  expect(await body.evaluate(databases)).toHaveLength(1);
  await host.call("signOut");
  await host.hasUnread(0);
  expect(await body.evaluate(databases)).toEqual([]);
  await expect(host.element("panel")).toBeHidden();
  await host.bell.click();
  await expect(host.articles()).toHaveCount(0);
  await expect(host.frame("panel").locator('[data-sight="left"]')).toBeVisible();
  // As after the player's next sign-in on the operator's site.
  await host.call("update", { sid: player.sid });
  await host.hasUnread(3);
  await expect(host.articles()).toHaveCount(3);
});

test("signOut at once after mount wipes whoever was here last", async ({ host, player }) => {
  await host.mountAs(player);
  await host.hasUnread(3);
  await host.visit();
  await host.mountAs(player);
  await host.call("signOut");
  expect(await host.frame("popups").locator("body").evaluate(databases)).toEqual([]);
  await host.hasUnread(0);
  await host.bell.click();
  await expect(host.frame("panel").locator('[data-sight="nobody"]')).toBeVisible();
});

test("signOut removes whoever can be removed, and names nobody gone before all are", async ({ host, player, site }) => {
  await host.page.addInitScript(() => {
    const { deleteDatabase } = IDBFactory.prototype;
    IDBFactory.prototype.deleteDatabase = function (name) {
      if (name === localStorage.getItem("stuck")) throw new DOMException("Internal error", "UnknownError");
      return deleteDatabase.call(this, name);
    };
  });
  const body = host.frame("popups").locator("body");
  const stick = (name: string) => body.evaluate((_, stuck) => localStorage.setItem("stuck", stuck), name);
  await host.visit();
  await host.mountAs(player);
  await host.hasUnread(3);
  const [first = ""] = await body.evaluate(databases);
  await stick(first);
  await expect(host.call("signOut")).rejects.toThrow("could not be removed");
  const second = new Player(site, 0);
  await second.send({ title: "For the second", displayType: "silent" });
  await host.call("update", { sid: second.sid });
  await host.hasUnread(1);
  expect(await body.evaluate(databases)).toHaveLength(2);
  await expect(host.call("signOut")).rejects.toThrow("could not be removed");
  expect(await body.evaluate(databases)).toEqual([first]);
  await stick("");
  await host.call("signOut");
  expect(await body.evaluate(databases)).toEqual([]);
});

test("after a sign-out by the page, its next visit with a sid is signed in", async ({ host, player }) => {
  await host.mountAs(player);
  await host.hasUnread(3);
  await host.call("signOut");
  await host.visit();
  await host.mountAs(player);
  await host.hasUnread(3);
});

test("where a function names another player, nothing of the first is shown, also as long as that one cannot sign in", async ({
  host,
  player,
  site,
}) => {
  const other = new Player(site, 0);
  await other.send({ title: "Of the other", displayType: "silent" });
  await other.faults({ kind: "status", status: 503, endpoint: "login" });
  await host.mountAs(player);
  await host.hasUnread(3);
  await host.visit();
  await host.mount({ target: "#bell", sid: [other.sid] });
  await host.bell.click();
  await expect(host.frame("panel").locator('[data-sight="undecided"]')).toBeVisible();
  expect(await host.heard("unread")).not.toContain(3);
  expect(await host.heard("ready")).toEqual([]);
  await other.faults();
  await host.call("update", { sid: other.sid });
  await host.hasUnread(1);
  await expect(host.articles()).toHaveCount(1);
});

test("a function that is slow to name another player has the list of the first closed when it does", async ({
  host,
  player,
  site,
}) => {
  const other = new Player(site, 0);
  await other.faults({ kind: "status", status: 503, endpoint: "login" });
  await host.mountAs(player);
  await host.hasUnread(3);
  await host.visit();
  await host.page.evaluate(() => {
    const answer = new Promise<string>((resolve) => Reflect.set(window, "answer", resolve));
    window.FasttrackInbox?.mount({ target: "#bell", sid: () => answer });
  });
  // It is not waited for any longer.
  await host.hasUnread(3);
  await host.page.evaluate((sid) => Reflect.get(window, "answer")(sid), other.sid);
  await host.hasUnread(0);
  await host.bell.click();
  await expect(host.frame("panel").locator('[data-sight="undecided"]')).toBeVisible();
});

test("with nobody signed in the last player's list stays readable, and nothing is sent", async ({ host, player }) => {
  await host.mountAs(player);
  await host.hasUnread(3);
  await host.visit();
  await host.mount({ target: "#bell", sid: null });
  await host.hears("state", { connection: "signed-out", pending: 0 });
  await host.bell.click();
  await expect(host.articles()).toHaveCount(3);
  await host.markFirstRead();
  await host.hears("state", { connection: "signed-out", pending: 1 });
  expect((await player.journal()).length).toBe(0);
  await host.call("update", { sid: player.sid });
  await host.hears("state", { connection: "online", pending: 0 });
  expect((await player.journal()).length).toBe(1);
});

test("a page where nobody is signed in is not asked over and over", async ({ host, player }) => {
  await host.mountAs(player);
  await host.hasUnread(3);
  await host.page.clock.install();
  await host.visit();
  await host.mount({ target: "#bell", sid: [""] });
  await host.hears("state", { connection: "signed-out", pending: 0 });
  const asked = () => host.page.evaluate(() => Number(Reflect.get(window, "asked")));
  const before = await asked();
  for (let minute = 0; minute < 5; minute++) await host.page.clock.runFor(60_000);
  // What the start still asks, and the look of every five minutes; a search that went on would ask every fifteen seconds.
  expect(await asked()).toBeLessThanOrEqual(before + 7);
  await host.call("update", { sid: player.sid });
  await host.hears("state", { connection: "online", pending: 0 });
});

for (const what of ["throws", "gives no text"]) {
  test(`a sid function that ${what} is reported, and the stored list is still there`, async ({ host, player }) => {
    await host.mountAs(player);
    await host.hasUnread(3);
    await host.visit();
    await host.page.evaluate((what) => {
      const sid = () => (what === "throws" ? Promise.reject(new Error("no session")) : Promise.resolve(5));
      const errors: unknown[] = [];
      const element = document.createElement("fasttrack-inbox");
      element.addEventListener("error", (event) => event instanceof CustomEvent && errors.push(event.detail.code));
      // As by a page without types.
      Reflect.set(element, "sid", sid);
      document.querySelector("#bell")?.append(element);
      Reflect.set(window, "errors", errors);
    }, what);
    await host.hasUnread(3);
    // Once, however often it is asked.
    await expect.poll(() => host.page.evaluate(() => Reflect.get(window, "errors"))).toEqual(["sid-failed"]);
  });
}

test("a sid that Fasttrack refuses is reported, with what to check", async ({ host }) => {
  await host.mount({ target: "#bell", sid: "no-such-session" });
  await host.hears("state", { connection: "signed-out", pending: 0 });
  await host.hears("error", expect.objectContaining({ code: "sid-refused" }));
});

test("a sid function that hangs holds up nobody, and is reported once it had its time", async ({ host, player }) => {
  await host.mountAs(player);
  await host.hasUnread(3);
  await host.page.clock.install();
  await host.visit();
  await host.page.evaluate(() => {
    const inbox = window.FasttrackInbox?.mount({ target: "#bell", sid: () => new Promise<string>(() => {}) });
    inbox?.on("error", ({ detail }) => Reflect.set(window, "code", detail.code));
  });
  await host.page.clock.runFor(2_000);
  await host.hasUnread(3);
  await expect
    .poll(async () => {
      await host.page.clock.runFor(11_000);
      return host.page.evaluate(() => Reflect.get(window, "code"));
    })
    .toBe("sid-failed");
});

test("closing the page in mid-replay loses nothing: the next page with the inbox sends the rest, each once", async ({
  host,
  player,
}) => {
  for (let count = 0; count < 9; count++) await player.send({ title: `More ${count}`, displayType: "silent" });
  await host.mountAs(player);
  await host.hasUnread(12);
  await host.bell.click();
  await expect(host.articles()).toHaveCount(12);
  await host.isSettled();
  await player.faults({ kind: "delay", ms: 400, endpoint: "read" });
  await host.frame("panel").getByRole("button", { name: "Mark all as read" }).click();
  await host.hasUnread(0);
  await host.page.goto("about:blank");
  await player.faults();
  await host.visit();
  await host.mountAs(player);
  await host.hears("state", { connection: "online", pending: 0 });
  await expect.poll(async () => (await player.state()).unreadCount).toBe(0);
  const effective = (await player.journal()).filter(({ effective }) => effective).map(({ messageId }) => messageId);
  expect(effective.length).toBe(12);
  expect(new Set(effective).size).toBe(12);
});
