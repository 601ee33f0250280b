import { expect, test } from "./fixtures.ts";
import { loseNetwork } from "./network.ts";

interface Manifest {
  readonly name: string;
  readonly start_url: string;
  readonly scope: string;
  readonly display: string;
  readonly icons: readonly {
    readonly src: string;
    readonly sizes: string;
    readonly type: string;
    readonly purpose?: string;
  }[];
}

test("the browser finds everything that it needs to install the inbox", async ({ page, inbox, player, context }) => {
  await inbox.openAs(player);
  await inbox.hasWorker();
  const link = await page.locator('link[rel="manifest"]').getAttribute("href");
  const url = new URL(link ?? "", page.url());
  const manifest: Manifest = await (await page.request.get(url.href)).json();
  expect(manifest).toMatchObject({ display: "standalone", start_url: "./", scope: "./" });
  expect(manifest.icons.some((icon) => icon.purpose === "maskable")).toBe(true);
  for (const icon of manifest.icons) {
    const size = await page.evaluate(async (source) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      return `${image.naturalWidth}x${image.naturalHeight}`;
    }, new URL(icon.src, url).href);
    if (icon.sizes !== "any") expect(size).toBe(icon.sizes);
  }
  const session = await context.newCDPSession(page);
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  // Playwright's pages are private windows, from which nothing is installed.
  expect(installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito")).toEqual([]);
});

test("the page's own pages are answered offline, other pages of the site are left to it", async ({
  page,
  inbox,
  player,
  context,
}) => {
  await inbox.openAs(player);
  await inbox.hasWorker();
  await page.goto("/sandbox/");
  await expect(page).not.toHaveTitle(/Inbox$/);
  await loseNetwork(context);
  await page.goto("/?from=home-screen");
  await expect(inbox.articles).toHaveCount(3);
});

test("of the icons only the one that the page shows is stored for offline", async ({ page, inbox, player }) => {
  await inbox.openAs(player);
  await inbox.hasWorker();
  const stored = await page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name.includes("precache"));
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(stored).toContain("/index.html");
  expect(stored.filter((path) => path.startsWith("/icons/"))).toEqual(["/icons/favicon.svg"]);
});
