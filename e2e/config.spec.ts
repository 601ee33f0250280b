import { expect, test } from "./fixtures.ts";
import { loseNetwork } from "./network.ts";
import { configFor, type Override, type OwnServer, startOwnServer } from "./own-server.ts";

const DOCS = "docs/configuration.md";

/** Each wrong file, and the words that name what is wrong. */
const MISTAKES: readonly (readonly [string, Override, readonly string[]])[] = [
  ["missing", { status: 404 }, ["inbox.config.json is missing", "404", DOCS]],
  [
    "a page instead of the file",
    { text: "<!doctype html><p>hi", type: "text/html" },
    ["inbox.config.json is missing", DOCS],
  ],
  ["not JSON", { text: "{brandName:" }, ["not valid JSON", DOCS]],
  ["not an object", { text: "[]" }, ["not a JSON object", DOCS]],
  ["no brandName", { text: "{}" }, ['"brandName" is missing', DOCS]],
  [
    "wrong environment",
    { text: '{"brandName":"b","environment":"test"}' },
    ['"environment"', '"test"', "staging", DOCS],
  ],
  [
    "wrong sessionUrl",
    { text: '{"brandName":"b","sessionUrl":"javascript:alert(1)"}' },
    ['"sessionUrl"', "http(s)", DOCS],
  ],
  [
    "wrong hostOrigins",
    { text: '{"brandName":"b","hostOrigins":["example.com/path"]}' },
    ['"hostOrigins"', "origins", DOCS],
  ],
  [
    "wrong scheme in hostOrigins",
    { text: '{"brandName":"b","hostOrigins":["ftp://example.com"]}' },
    ['"hostOrigins"', "ftp://example.com", "http(s) origins", DOCS],
  ],
  ["wrong pusher", { text: '{"brandName":"b","pusher":{"host":"x"}}' }, ['"pusher"', "port", DOCS]],
];

async function withServer(override: Override, work: (server: OwnServer) => Promise<void>): Promise<void> {
  const server = await startOwnServer("dist", { "/inbox.config.json": override });
  try {
    await work(server);
  } finally {
    await server.close();
  }
}

for (const [name, override, words] of MISTAKES) {
  test(`a configuration that is ${name} says what is wrong and how to put it right`, async ({ page }) => {
    await withServer(override, async ({ origin }) => {
      await page.goto(origin);
      for (const word of words) await expect(page.getByText(word).first()).toBeVisible();
    });
  });
}

test("a brand that Fasttrack does not know is named with the remedy", async ({ page, site }) => {
  const config = configFor(site, { brandName: "nobody", configUrl: `${site}/api/v1/config/nobody` });
  await withServer(config, async ({ origin }) => {
    await page.goto(origin);
    await expect(page.getByText("api/v1/config/nobody answered 404").first()).toBeVisible();
    await expect(page.getByText('Check "brandName"').first()).toBeVisible();
  });
});

test("a wrong brandId is named with the right one", async ({ page, player, site }) => {
  await withServer(configFor(site, { brandId: 6 }), async ({ origin }) => {
    await page.goto(`${origin}/#sid=${player.sid}`);
    await expect(page.getByText(/"brandId" in inbox.config.json is 6, but .* 5/).first()).toBeVisible();
  });
});

test("a configuration that leads nowhere shows a page that can be tried again", async ({ page, player, site }) => {
  const config = configFor(site, { configUrl: "http://127.0.0.1:9/config" });
  await withServer(config, async (server) => {
    await page.clock.install();
    await page.goto(`${server.origin}/#sid=${player.sid}`);
    await expect(page.getByRole("status")).toHaveAttribute("data-connection", "offline");
    // The page tries again by itself, too: not while its clock stands still.
    await page.clock.pauseAt(Date.now() + 10_000);
    await expect(page.getByRole("button", { name: /try again/i })).toBeVisible();
    server.overrides.set("/inbox.config.json", configFor(site));
    await page.getByRole("button", { name: /try again/i }).click();
    await page.clock.resume();
    await expect(page.locator("article[data-message-id]")).toHaveCount(3);
  });
});

test("with rememberSession false no token is stored, and the page still works and survives a reload offline", async ({
  page,
  context,
  player,
  inbox,
  site,
}) => {
  await withServer(configFor(site, { rememberSession: false }), async ({ origin }) => {
    await page.goto(`${origin}/#sid=${player.sid}`);
    await inbox.isSettled();
    await inbox.hasWorker();
    const tokens = await page.evaluate(async () => {
      const [{ name = "" } = {}] = await indexedDB.databases();
      const database = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
      });
      const session = await new Promise<unknown>((resolve) => {
        const request = database.transaction("session").objectStore("session").get(0);
        request.onsuccess = () => resolve(request.result);
      });
      database.close();
      if (typeof session !== "object" || session === null || !("authToken" in session)) throw new Error("no session");
      return session.authToken;
    });
    expect(tokens).toBeNull();
    const [id = 0] = await inbox.ids();
    await inbox.markRead(id);
    await inbox.hasPending(0);
    await loseNetwork(context);
    await page.reload();
    await expect(inbox.articles).toHaveCount(3);
    const [, second = 0] = await inbox.ids();
    await inbox.markRead(second);
    await inbox.hasPending(1);
    await context.setOffline(false);
    await inbox.connection("signed-out");
    await page.goto(`${origin}/#sid=${player.sid}`);
    await inbox.isSettled();
    expect((await player.state()).unreadCount).toBe(1);
  });
});

test("with rememberSession false an update's reload keeps the player signed in", async ({
  page,
  player,
  inbox,
  site,
}) => {
  await withServer(configFor(site, { rememberSession: false }), async ({ origin }) => {
    await page.goto(`${origin}/#sid=${player.sid}`);
    await inbox.isSettled();
    await inbox.hasWorker();
    const reloaded = page.waitForEvent("load");
    await page.evaluate(() => navigator.serviceWorker.dispatchEvent(new Event("controllerchange")));
    await reloaded;
    await expect.poll(async () => (await player.state()).requests.login).toBeGreaterThan(1);
    await inbox.isSettled();
    expect(page.url()).not.toContain("sid");
  });
});

test("a file that a firewall withholds is not missing: the kept one is used", async ({
  page,
  player,
  inbox,
  operator,
}) => {
  await page.goto(`${operator.origin}/#sid=${player.sid}`);
  await inbox.isSettled();
  await inbox.hasWorker();
  const asked = () => page.waitForResponse((response) => response.url().endsWith("inbox.config.json"));
  const given = asked();
  await page.reload();
  await given;
  await inbox.isSettled();
  operator.overrides.set("/inbox.config.json", { status: 403 });
  const withheld = asked();
  await page.reload();
  await withheld;
  const id = await player.send({ title: "Live all the same", displayType: "silent" });
  await expect(inbox.article(id)).toBeVisible();
  await expect(page.getByText("inbox.config.json")).toHaveCount(0);
});

test("a login that is not where the configuration says is no lack of a network", async ({ page, player, site }) => {
  await player.faults({ kind: "status", status: 404, endpoint: "login" });
  await withServer(configFor(site), async ({ origin }) => {
    await page.goto(`${origin}/#sid=${player.sid}`);
    await expect(page.getByText("Platform/LoginAuthToken answered 404").first()).toBeVisible();
    await expect(page.getByText("not set up correctly")).toBeVisible();
    await expect(page.locator("[data-connection]")).toHaveText("");
    await expect(page.getByText("cannot be loaded right now")).toHaveCount(0);
  });
});

test("a list that is none is named in the console, with the remedy", async ({ page, player, operator }) => {
  const said: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  await player.faults({ kind: "body", body: { Success: true, Data: { Items: [] }, Errors: null }, endpoint: "list" });
  await page.goto(`${operator.origin}/#sid=${player.sid}`);
  await expect.poll(() => said.join("\n")).toContain("not a list of notifications");
});

test("an inbox that was opened over plain http says that it has to be served over https", async ({ page }) => {
  await page.route("http://inbox.example/**", (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === "/inbox.config.json") return route.fulfill({ json: { brandName: "aurora" } });
    return route.fulfill({ path: `dist${pathname === "/" ? "/index.html" : pathname}` });
  });
  await page.goto("http://inbox.example/#sid=any");
  await expect(page.getByText(/serve it over https/i).first()).toBeVisible();
  await expect(page.getByText("cannot be loaded right now")).toHaveCount(0);
});
