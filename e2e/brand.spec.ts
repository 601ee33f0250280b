import type { Page } from "@playwright/test";
import { expectAccessible } from "./axe.ts";
import { expect, test } from "./fixtures.ts";
import { loseNetwork } from "./network.ts";
import { configFor } from "./own-server.ts";

const LOGO = `<svg xmlns="http://www.w3.org/2000/svg" width="120" height="28"><circle cx="14" cy="14" r="12"/></svg>`;

/** The same shade as the ground of the inbox in the two schemes. */
const GROUND = { light: "rgb(255, 255, 255)", dark: "rgb(19, 23, 22)" };

const tokenOf = (page: Page, name: string) =>
  page.evaluate((token) => {
    const probe = document.body.appendChild(document.createElement("i"));
    probe.style.setProperty("color", `var(${token})`);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  }, name);

const groundOf = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

/** Of the logo as it is drawn; 0 where it could not be loaded. */
const logoWidth = (page: Page) =>
  page.locator("img.logo").evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0));

function listen(page: Page): string[] {
  const said: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  return said;
}

test("the inbox wears the operator's brand, also at a start without a network", async ({
  page,
  inbox,
  operator,
  context,
  openWith,
}) => {
  const brand = { name: "Aurora", logo: "logo.svg", accent: "#1d4ed8", radius: 3, font: "Georgia, serif" };
  operator.overrides.set("/logo.svg", { text: LOGO });
  await openWith({ brand });

  const expectBrand = async () => {
    await expect(page).toHaveTitle("(3) Aurora");
    await expect(page.getByRole("img", { name: "Aurora" })).toBeVisible();
    await expect.poll(() => logoWidth(page)).toBe(120);
    // What screen readers say of the page stays.
    await expect(page.getByRole("heading", { name: /Aurora Notifications/ })).toBeVisible();
    expect(await tokenOf(page, "--accent")).toBe("rgb(29, 78, 216)");
    expect(await page.evaluate(() => getComputedStyle(document.body).fontFamily)).toMatch(/^Georgia, serif/);
    const radius = page.getByRole("button", { name: "Refresh" });
    expect(await radius.evaluate((button) => getComputedStyle(button).borderRadius)).toBe("2px");
  };
  await expectBrand();

  await inbox.hasWorker();
  await expect.poll(() => page.evaluate(() => caches.has("fasttrack-inbox-logo"))).toBe(true);
  await expect
    .poll(() => page.evaluate(async () => (await (await caches.open("fasttrack-inbox-logo")).keys()).length))
    .toBe(1);
  await loseNetwork(context);
  await page.reload();
  await expect(inbox.articles).toHaveCount(3);
  await expectBrand();
});

test("a brand that the operator took back is gone, and its logo is not kept", async ({
  page,
  operator,
  site,
  openWith,
}) => {
  operator.overrides.set("/logo.svg", { text: LOGO });
  await openWith({ brand: { logo: "logo.svg", accent: "#b91c1c", scheme: "dark" } });
  await expect(page.locator("img.logo")).toBeVisible();
  expect(await groundOf(page)).toBe(GROUND.dark);
  operator.overrides.set("/inbox.config.json", configFor(site));
  await page.reload();
  await expect(page.locator("img.logo")).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "Notifications" })).toBeVisible();
  expect(await groundOf(page)).toBe(GROUND.light);
  expect(await tokenOf(page, "--accent")).toBe("rgb(13, 104, 99)");
  await expect
    .poll(() => page.evaluate(async () => (await (await caches.open("fasttrack-inbox-logo")).keys()).length))
    .toBe(0);
});

test("a logo that cannot be loaded leaves the title in its place", async ({ page, openWith }) => {
  await openWith({ brand: { logo: "missing.svg" } });
  await expect(page.locator("img.logo")).toBeHidden();
  await expect.poll(async () => (await page.locator("h1 .title").boundingBox())?.width).toBeGreaterThan(50);
});

for (const scheme of ["light", "dark"] as const) {
  test(`the ${scheme} scheme that the operator wants is there from the first frame on`, async ({
    page,
    inbox,
    operator,
    openWith,
  }) => {
    const brand = { scheme, accent: "#ffcc00", logo: { light: "light.svg", dark: "dark.svg" } };
    operator.overrides.set("/light.svg", { text: LOGO });
    operator.overrides.set("/dark.svg", { text: LOGO });
    await page.emulateMedia({ colorScheme: scheme === "dark" ? "light" : "dark" });
    await openWith({ brand });
    await expect.poll(() => groundOf(page)).toBe(GROUND[scheme]);
    await expect(page.locator("img.logo")).toHaveAttribute("src", `${operator.origin}/${scheme}.svg`);

    await page.addInitScript(() => {
      const seen = new Set<string>();
      Object.assign(window, { seen });
      const look = () => {
        if (document.body !== null) seen.add(getComputedStyle(document.body).backgroundColor);
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
    // Whatever the page wears now, it knows from the last start.
    operator.overrides.set("/inbox.config.json", { status: 503 });
    await page.reload();
    await expect(inbox.articles).toHaveCount(3);
    const grounds = () =>
      page.evaluate(() => {
        const seen: unknown = Reflect.get(window, "seen");
        return seen instanceof Set ? [...seen] : [];
      });
    await expect.poll(grounds).not.toEqual([]);
    expect(await grounds()).toEqual([GROUND[scheme]]);
    const bars = await page
      .locator('meta[name="theme-color"]')
      .evaluateAll((metas) => metas.filter((meta) => matchMedia(meta.getAttribute("media") ?? "").matches).length);
    expect(bars).toBe(1);
  });

  for (const accent of ["#ffcc00", "#101040", "#7f7f7f"]) {
    test(`everything can be read in the ${scheme} scheme with the accent ${accent}`, async ({
      page,
      player,
      inbox,
      openWith,
    }) => {
      const id = await player.send({
        title: "With a button",
        displayType: "silent",
        ctaButtonText: "Open",
        ctaButtonLink: "https://www.example.com/",
      });
      await openWith({ brand: { accent, scheme } });
      await expect.poll(() => groundOf(page)).toBe(GROUND[scheme]);
      await expectAccessible(page);
      await inbox.article(id).getByRole("button", { name: "With a button" }).click();
      const opened = page.getByRole("region", { name: "Opened notification" });
      await expect(opened.getByRole("heading", { name: "With a button" })).toBeVisible();
      await expectAccessible(page);
    });
  }
}

test("what is wrong in the brand is named, and the rest is used", async ({ page, openWith }) => {
  const said = listen(page);
  await openWith({ brand: { accent: "teal", name: "Aurora" } });
  await expect(page).toHaveTitle("(3) Aurora");
  await expect
    .poll(() => said.join("\n"))
    .toMatch(/"brand\.accent" in inbox\.config\.json is "teal".*colour like.*docs\/configuration\.md/);
});
