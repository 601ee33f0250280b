import { cp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { test as base, expect } from "./fixtures.ts";
import { InboxPage } from "./inbox-page.ts";
import { portOf } from "./own-server.ts";
import { Releases } from "./releases.ts";

declare global {
  /** Where a test listens to what pages ask of their workers. */
  function noteAsked(what: string, page: number): void;
}

interface UpdateFixtures {
  readonly releases: Releases;
  /** Opens the player's inbox, settled and with a worker, in a tab of its own. */
  readonly openTab: () => Promise<InboxPage>;
}

const test = base.extend<UpdateFixtures>({
  releases: async ({ site }, use) => {
    const releases = await Releases.start(site);
    await use(releases);
    await releases.close();
  },
  openTab: async ({ releases, player, context }, use) =>
    use(async () => {
      const inbox = new InboxPage(await context.newPage());
      await inbox.page.goto(`${releases.server.origin}/#sid=${player.sid}`);
      await inbox.isSettled();
      await inbox.hasWorker();
      return inbox;
    }),
});

/** Says that there is another release. */
async function isOffered({ page }: InboxPage): Promise<void> {
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  await expect(page.getByText("A new version of the inbox is ready.")).toBeVisible();
}

async function accept({ page }: InboxPage): Promise<void> {
  await page.getByRole("button", { name: "Reload" }).click();
}

/** Shows the second release. */
async function isUpdated({ page }: InboxPage): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("data-release", "2");
}

/** Takes every request and answers none. */
async function startHangingServer() {
  const asked: unknown[] = [];
  const server = createServer(({ url }) => asked.push(url));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://localhost:${portOf(server)}`,
    asked: () => asked,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

test("invariant 20: an update waits until the player accepts it, then every tab has it and no change is lost", async ({
  player,
  releases,
  openTab,
}) => {
  const first = await openTab();
  const second = await openTab();
  await releases.publish("2");
  await isOffered(first);
  // Not before it is accepted: a reload still gets the old one, from the old worker.
  await second.page.reload();
  await expect(second.articles).toHaveCount(3);
  await expect(second.page.locator("html")).not.toHaveAttribute("data-release");
  const isWaiting = async () => (await navigator.serviceWorker.ready).waiting !== null;
  expect(await first.page.evaluate(isWaiting)).toBe(true);

  // A change that waits, and an old worker that is busy with it, are no reason not to update.
  await player.faults({ kind: "status", status: 503, endpoint: "all" });
  const [id = 0] = await first.ids();
  await first.markRead(id);
  await first.hasPending(1);
  await accept(first);
  for (const inbox of [first, second]) {
    await isUpdated(inbox);
    await expect(inbox.articles).toHaveCount(3);
    await inbox.hasPending(1);
  }
  await player.faults();
  await first.page.getByRole("button", { name: "Refresh" }).click();
  await expect(first.status).toHaveAttribute("data-pending", "0", { timeout: 40_000 });
  expect((await player.state()).unreadCount).toBe(2);
});

test("invariant 20: pictures that hang do not hold an update up", async ({ player, releases, openTab }) => {
  const pictures = await startHangingServer();
  try {
    const inbox = await openTab();
    await player.send({
      title: "With pictures",
      imageUrl: `${pictures.origin}/shown.png`,
      // So many that keeping them takes long even if each is given up in time.
      message: Array.from({ length: 20 }, (_, place) => `<img src="${pictures.origin}/${place}.png">`).join(""),
      displayType: "silent",
    });
    await releases.publish("2");
    await isOffered(inbox);
    await inbox.page.getByRole("button", { name: "Refresh" }).click();
    await expect.poll(pictures.asked).toEqual(expect.arrayContaining(["/shown.png", "/0.png"]));
    await accept(inbox);
    await isUpdated(inbox);
    await expect(inbox.articles).toHaveCount(4);
  } finally {
    await pictures.close();
  }
});

test("invariant 20: a page whose update is on its way does not wake the old worker", async ({
  player,
  releases,
  openTab,
  context,
}) => {
  const asked: { readonly what: string; readonly page: number }[] = [];
  await context.exposeFunction("noteAsked", (what: string, page: number) => asked.push({ what, page }));
  await context.addInitScript(() => {
    const { postMessage } = ServiceWorker.prototype;
    ServiceWorker.prototype.postMessage = new Proxy(postMessage, {
      apply(post, worker, values) {
        const release = document.documentElement.dataset.release ?? "1";
        noteAsked(`${values[0].type} by ${release}`, performance.timeOrigin);
        return Reflect.apply(post, worker, values);
      },
    });
  });
  const inbox = await openTab();
  await releases.publish("2");
  await isOffered(inbox);
  await player.faults({ kind: "delay", ms: 2_000, endpoint: "list" });
  await inbox.page.getByRole("button", { name: "Refresh" }).click();
  await expect.poll(() => asked.at(-1)?.what).toBe("refresh by 1");
  // The browser stops the old worker when that is done; the page would ask it at once to keep the pictures of what came.
  await accept(inbox);
  await isUpdated(inbox);
  const start = asked.findIndex(({ what }) => what === "take-over by 1");
  // A machine that is slow loads the old page once more meanwhile: that one may ask.
  const later = asked.slice(start + 1).filter(({ page }) => page === asked[start]?.page);
  expect(later.map(({ what }) => what).filter((what) => what !== "make-way by 1")).toEqual([]);
});

test("invariant 20: an update that does not come is offered again", async ({ releases, openTab }) => {
  const inbox = await openTab();
  await releases.publish("2");
  const worker = join(releases.folder, "service-worker.js");
  // What a browser does that forgets an exchange: nothing.
  const forgetting = `let asked = false;
    addEventListener("message", (event) => {
      if (event.data.type !== "take-over" || asked) return;
      asked = true;
      event.stopImmediatePropagation();
    });`;
  await writeFile(worker, `${forgetting}\n${await readFile(worker, "utf8")}`);
  await isOffered(inbox);
  const loaded = inbox.page.waitForEvent("load");
  await accept(inbox);
  await loaded;
  await accept(inbox);
  await isUpdated(inbox);
});

test("invariant 20: a page of another release than its worker's is loaded anew, once", async ({
  releases,
  openTab,
}) => {
  const inbox = await openTab();
  const { page } = inbox;
  const old = await readFile(join(releases.folder, "index.html"), "utf8");
  const kept = join(releases.folder, "kept");
  await cp(join(releases.folder, "assets"), kept, { recursive: true });
  await releases.publish("2");
  await isOffered(inbox);
  await accept(inbox);
  await isUpdated(inbox);

  // As if it had been on its way when the workers were exchanged.
  await cp(kept, join(releases.folder, "assets"), { recursive: true });
  await page.evaluate(async (html) => {
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        if (!request.url.includes("/index.html?")) continue;
        await cache.put(request, new Response(html, { headers: { "content-type": "text/html" } }));
      }
    }
  }, old);
  await page.waitForLoadState("load");
  let loads = 0;
  page.on("load", () => {
    loads += 1;
  });
  await page.reload();
  await expect.poll(() => loads).toBe(2);
  await inbox.isSettled();
  // It asked once more, and nothing came of it: its question is answered before this one.
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    const { port1, port2 } = new MessageChannel();
    const answered = new Promise((resolve) => {
      port1.onmessage = resolve;
    });
    navigator.serviceWorker.controller?.postMessage({ type: "check-release", script: "none of its own" }, [port2]);
    await answered;
  });
  expect(loads).toBe(2);
  await expect(page.locator("html")).not.toHaveAttribute("data-release");
});

test("invariant 20: an old page finds its late chunks although the server has only the new release", async ({
  releases,
  openTab,
}) => {
  const inbox = await openTab();
  await rm(join(releases.folder, "assets"), { recursive: true });
  await inbox.page.reload();
  await expect(inbox.articles).toHaveCount(3);
  // This part comes in a chunk of its own.
  await inbox.articles.first().getByRole("heading").click();
  await expect(
    inbox.page
      .getByRole("button", { name: "Back to the list" })
      .or(inbox.page.getByRole("button", { name: "Close" }))
      .first(),
  ).toBeVisible();
});
