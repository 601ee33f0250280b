import { startDeployedInbox } from "../deployed-inbox.ts";
import { expect, test } from "../fixtures.ts";
import { configFor, startOwnServer } from "../own-server.ts";
import type { Engine } from "./engine.ts";
import { startFirefox } from "./firefox.ts";
import { startWebkit } from "./webkit.ts";

/** Each starts its browser, and gives null where that is not installed. */
const ENGINES: Readonly<Record<string, () => Promise<Engine | null>>> = {
  Firefox: startFirefox,
  WebKitGTK: startWebkit,
};

/** On the operator's page. */
const badge = () =>
  document.querySelector('[data-fasttrack-inbox="bell"]')?.shadowRoot?.querySelector('[part="badge"]')?.textContent ??
  "";
const told = () => Reflect.get(window, "told") ?? null;
/** In the panel. */
const rows = () => document.querySelectorAll("article[data-message-id]").length;

for (const [name, start] of Object.entries(ENGINES)) {
  test(`${name}: greeted across sites, live, read offline in the frame, and sent later`, async ({ site, player }) => {
    const engine = await start();
    test.skip(engine === null, `${name} is not installed`);
    if (engine === null) return;
    const hosts: string[] = [];
    const inbox = await startDeployedInbox(hosts);
    const shop = await startOwnServer("dist", {
      "/shop.html": {
        type: "text/html",
        text: `<!doctype html><title>Shop</title><span id="bell"></span><script src="${inbox.origin}/embed.js"></script>
          <script>
            const inbox = FasttrackInbox.mount({ target: "#bell", sid: async () => "${player.sid}" });
            inbox.on("state", ({ detail }) => { window.told = detail.connection + " " + detail.pending; });
          </script>`,
      },
    });
    // Under its other name it is another site than the inbox.
    const origin = shop.origin.replace("localhost", "127.0.0.1");
    hosts.push(origin);
    inbox.overrides.set("/inbox.config.json", configFor(site, { hostOrigins: [origin] }));
    try {
      await engine.goto(`${origin}/shop.html`);
      await expect.poll(() => engine.run(badge, "")).toBe("3");
      await player.send({ title: "Live", displayType: "silent" });
      await expect.poll(() => engine.run(badge, "")).toBe("4");
      const isWorkerReady = () => navigator.serviceWorker.ready.then(({ active }) => active?.state);
      await expect.poll(() => engine.run(isWorkerReady, "", "popups")).toBe("activated");

      // In the tunnel: neither the inbox's own server nor Fasttrack answers.
      await player.faults({ kind: "offline" });
      await inbox.close();
      await engine.run(
        () => document.querySelector('[data-fasttrack-inbox="bell"]')?.shadowRoot?.querySelector("button")?.click(),
        "",
      );
      await expect.poll(() => engine.run(rows, "", "panel").catch(() => 0)).toBe(4);
      await engine.run(
        () => {
          for (const button of document.querySelectorAll("button"))
            if (button.getAttribute("aria-label") === "Mark all as read") button.click();
        },
        "",
        "panel",
      );
      await expect.poll(() => engine.run(badge, "")).toBe("");
      await expect.poll(() => engine.run(told, "")).toMatch(/ 4$/);
      expect((await player.state()).unreadCount).toBe(4);

      // And out of it again.
      await player.faults();
      await engine.run(() => dispatchEvent(new Event("online")), "", "popups");
      await expect.poll(async () => (await player.state()).unreadCount).toBe(0);
      await expect.poll(() => engine.run(told, "")).toBe("online 0");
      const effective = (await player.journal()).filter((entry) => entry.effective);
      expect(effective).toHaveLength(4);
    } finally {
      await engine.close();
      await shop.close();
    }
  });
}
