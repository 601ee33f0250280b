import { browserOptions } from "../setup/browser.mjs";
import { expect, test } from "./fixtures.ts";

test.use({ launchOptions: await browserOptions(["ThirdPartyStoragePartitioning"]) });

/** As pages have them for dialogs of their own. */
const STYLES = {
  "of a size": "dialog { min-width: 100%; min-height: 100%; max-width: 50px; backdrop-filter: blur(4px) }",
  "in the middle": "dialog { top: 50%; left: 50%; translate: -50% -50%; rotate: 5deg; scale: 0.5 }",
  "that come and go": "dialog { opacity: 0; transition: opacity 9s } dialog:not([open]) { visibility: hidden }",
  "with a backdrop": "dialog::backdrop { background: red; backdrop-filter: blur(4px) }",
  "with a zoom": "html { zoom: 1.5 } dialog { zoom: 2 }",
  "for everything":
    "* { max-width: 40px !important; filter: blur(2px) !important; animation: none } iframe { opacity: 0.1 }",
};

for (const [name, css] of Object.entries(STYLES)) {
  test(`a page's styles of dialogs ${name} change nothing of the inbox`, async ({ host, player }) => {
    await host.page.evaluate((text) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    }, css);
    await host.mountAs(player);
    await expect(host.badge).toHaveText("3");
    await player.send({ title: "Over the page", event: "message", displayType: "push" });
    await expect(host.toast("Over the page")).toBeVisible();
    const viewport = host.page.viewportSize();
    if (viewport === null) throw new Error("there is no viewport");
    const popups = host.element("popups");
    const dialog = host.page.locator("dialog[data-fasttrack-inbox-over-page]");
    const looks = () =>
      dialog.evaluate((element) =>
        [element, element.firstElementChild].map((one) => {
          if (one === null) throw new Error("there is no frame");
          const { opacity, filter, visibility, transform, translate, backdropFilter } = getComputedStyle(one);
          return { opacity, filter, visibility, transform, translate, backdropFilter };
        }),
      );
    const plain = {
      opacity: "1",
      filter: "none",
      visibility: "visible",
      transform: "none",
      translate: "none",
      backdropFilter: "none",
    };
    const boxOf = () => popups.boundingBox();
    await expect.poll(async () => (await boxOf())?.width).toBe(408);
    const toast = await boxOf();
    expect((toast?.x ?? 0) + 408).toBe(viewport.width);
    expect((toast?.y ?? 0) + (toast?.height ?? 0)).toBe(viewport.height);
    expect(await looks()).toEqual([plain, plain]);
    await host.call("open");
    const panel = host.element("panel");
    await expect(host.articles()).toHaveCount(4);
    expect(await panel.boundingBox()).toMatchObject({ width: 400, height: 640 });
    await host.call("close");
    await player.send({ title: "Hear me", event: "shoutout", displayType: "push" });
    await expect(host.frame("popups").getByRole("dialog")).toBeVisible();
    await expect.poll(boxOf).toEqual({ x: 0, y: 0, ...viewport });
    expect(await looks()).toEqual([plain, plain]);
    expect(await dialog.evaluate((element) => getComputedStyle(element, "::backdrop").display)).toBe("none");
  });
}

test("a page that replaces all its content keeps the toasts", async ({ host, player }) => {
  await host.mountAs(player);
  await host.hasUnread(3);
  await host.page.evaluate(() => {
    for (const dialog of document.querySelectorAll("dialog")) dialog.remove();
  });
  // It starts anew, and says so.
  await expect.poll(async () => (await host.element("popups").count()) > 0).toBe(true);
  await expect(host.frame("popups").locator(".over-page")).toBeAttached();
  await player.send({ title: "Still there", event: "message", displayType: "push" });
  await expect(host.toast("Still there")).toBeVisible();
});
