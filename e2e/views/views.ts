import type { Page } from "@playwright/test";
import { loseNetwork } from "../network.ts";
import { Player } from "../sandbox-client.ts";
import type { Scene } from "./scene.ts";

/** Something that a player can come to see. */
export interface View {
  readonly name: string;
  /** Leads there from a page that shows nothing yet, and waits until it is all there. */
  open(scene: Scene): Promise<void>;
}

const PASS = "Your Northern Lights pass is ready";

/** Every view that there is, to be looked at and to be judged. */
export const VIEWS: readonly View[] = [
  { name: "list", open: (scene) => scene.openList() },
  {
    name: "unread",
    async open(scene) {
      await scene.openList();
      await scene.page.getByRole("button", { name: scene.labels.unread, exact: true }).click();
      await scene.page.locator(".list-pane[data-list='unread']").waitFor();
    },
  },
  { name: "message", open: (scene) => scene.openMessage(PASS) },
  { name: "message-table", open: (scene) => scene.openMessage("Your points statement") },
  { name: "message-arabic", open: (scene) => scene.openMessage("مرحبًا بك في شفق") },
  {
    name: "search",
    async open(scene) {
      await scene.openList();
      await scene.press("/", "searchbox");
      await scene.page.getByRole("searchbox").fill("star");
      await scene.page.locator("article mark").first().waitFor();
    },
  },
  {
    name: "search-nothing",
    async open(scene) {
      await scene.openList();
      await scene.press("/", "searchbox");
      await scene.page.getByRole("searchbox").fill("nowhere to be found");
      await scene.page.locator(".screen h2").first().waitFor();
    },
  },
  {
    name: "settings",
    async open(scene) {
      await scene.openList();
      await scene.page.goto("/#settings");
      await scene.page.locator(".device-facts li").nth(1).waitFor();
    },
  },
  {
    name: "picked",
    async open(scene) {
      await scene.openList();
      const titles = scene.inbox.articles.getByRole("heading");
      await titles.nth(0).click({ modifiers: ["ControlOrMeta"] });
      await titles.nth(2).click({ modifiers: ["Shift"] });
      await scene.page.locator("[data-picked=true]").nth(2).waitFor();
    },
  },
  {
    name: "row-menu",
    async open(scene) {
      await scene.openList();
      await scene.inbox.articles.first().click({ button: "right" });
      await scene.page.getByRole("menu").waitFor();
    },
  },
  {
    name: "keys",
    async open(scene) {
      await scene.openList();
      await scene.press("?", "dialog");
    },
  },
  {
    name: "gone",
    async open(scene) {
      await scene.openList();
      await scene.page.goto("/#message=1");
      await scene.page.locator(".detail .screen").waitFor();
    },
  },
  {
    name: "empty",
    async open({ inbox, page, site }) {
      await inbox.openAs(new Player(site, 0));
      await page.locator("[data-sight='empty']").waitFor();
    },
  },
  {
    name: "offline",
    async open(scene) {
      await scene.openList();
      await scene.goOffline();
      await scene.tapOnRow(PASS, "markRead");
      await scene.inbox.hasPending(1);
    },
  },
  {
    name: "unsent",
    async open(scene) {
      await scene.openList();
      await scene.goOffline();
      await scene.tapOnRow(PASS, "markRead");
      await scene.inbox.hasPending(1);
      await scene.page.locator("[popovertarget='menu']").first().click();
      await scene.page.locator("#menu button").last().click();
      await scene.page.locator(".answers .notice").waitFor();
    },
  },
  {
    name: "first-start-offline",
    async open({ inbox, page, context, operator, player }) {
      await page.goto(operator.origin);
      await inbox.hasWorker();
      await loseNetwork(context);
      await page.goto("about:blank");
      await page.goto(`${operator.origin}/#sid=${player.sid}`);
      await page.locator("[data-sight='unreachable']").waitFor();
    },
  },
  {
    name: "signed-out",
    async open(scene) {
      await scene.openList();
      await scene.player.faults({ kind: "unauthorized" });
      await scene.page.reload();
      await scene.inbox.connection("signed-out");
    },
  },
  {
    name: "nobody",
    async open({ operator, page }) {
      await page.goto(operator.origin);
      await page.locator("[data-sight]").waitFor();
    },
  },
  {
    name: "misconfigured",
    async open({ operator, page }) {
      operator.overrides.set("/inbox.config.json", { text: "{brandName:" });
      await page.goto(operator.origin);
      await page.locator("[data-sight]").waitFor();
    },
  },
  {
    name: "deleted",
    async open(scene) {
      await scene.openList();
      await scene.tapOnRow(PASS, "remove");
      await scene.page.locator(".undo").first().waitFor();
    },
  },
  {
    name: "refused",
    async open(scene) {
      await scene.openList();
      await scene.player.faults({ kind: "refuse", endpoint: "read", errors: ["Message is locked"] });
      await scene.tapOnRow(PASS, "markRead");
      await scene.page.getByText("Message is locked").waitFor();
    },
  },
  {
    name: "toasts",
    async open({ inbox, site, page }) {
      const player = new Player(site, 0);
      // As the player who wants them to stay: what is looked at must not end meanwhile.
      await page.addInitScript(() => localStorage.setItem("fasttrack-inbox:pop-ups:stay", "1"));
      await inbox.openAs(player);
      const imageUrl = `${site}/sandbox/images/cors-comet.svg`;
      await player.send({ event: "message", displayType: "push", title: "The lantern walk begins", imageUrl });
      // A quiet one that is there before the page has caught up is left to the list.
      await page.locator(".toast").first().waitFor();
      await player.send({ event: "inbox", displayType: "push", title: "Your streak is at nine days" });
      await player.send({
        event: "message",
        displayType: "push",
        title: "Two stars for you",
        previewText: "They are yours until Sunday night.",
        ctaButtonText: "Take them",
        ctaButtonLink: "https://example.com/",
        ctaButton2Text: "Later",
        ctaButton2Link: "https://example.com/later",
      });
      // Where there is little room the first one is all that is seen of them.
      await page.locator(".toast").nth(2).waitFor({ state: "attached" });
    },
  },
  {
    name: "shoutout",
    async open({ inbox, site, page }) {
      const player = new Player(site, 0);
      await inbox.openAs(player);
      await player.send({
        event: "shoutout",
        displayType: "push",
        title: "A night without clouds",
        previewText: "The whole sky is yours tonight.",
        message: "<p>Come to the observatory at <b>nine</b>. Bring somebody who has never seen Saturn.</p>",
        imageUrl: `${site}/sandbox/images/cors-saturn.svg`,
        ctaButtonText: "I am coming",
        ctaButtonLink: "https://example.com/",
      });
      await page.getByRole("dialog").waitFor();
    },
  },
];

/** The sandbox's page of an operator, with a shoutout of its seeded player over it. */
async function openHost({ player, page, site, language }: Scene, mode: string): Promise<void> {
  const host = site.replace("localhost", "127.0.0.1");
  await page.goto(`${host}/sandbox/demo/?mode=${mode}&locale=${language}&user=${player.sid.replace("sandbox-", "")}`);
  await page.frameLocator('[data-fasttrack-inbox="popups"]').getByRole("dialog").waitFor();
}

const firstArticle = (page: Page) =>
  page.frameLocator('[data-fasttrack-inbox="panel"]').locator("article[data-message-id]").first();

/** The inbox on an operator's page of another site. */
export const EMBEDDED: readonly View[] = [
  { name: "embedded-shoutout", open: (scene) => openHost(scene, "bell") },
  {
    name: "embedded-inline",
    async open(scene) {
      await openHost(scene, "inline");
      await scene.page.keyboard.press("Escape");
      await firstArticle(scene.page).waitFor();
      // Pictures of a frame that is out of sight are not loaded.
      await scene.page
        .locator('iframe[data-fasttrack-inbox="panel"]')
        .evaluate((frame) => frame.scrollIntoView({ block: "center" }));
    },
  },
  {
    name: "embedded-panel",
    async open(scene) {
      await openHost(scene, "bell");
      await scene.page.keyboard.press("Escape");
      await scene.page.locator('[data-fasttrack-inbox="bell"] button').click();
      await firstArticle(scene.page).waitFor();
    },
  },
];
