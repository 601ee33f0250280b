import { expect, type Locator, type Page } from "@playwright/test";
import type { Player } from "./sandbox-client.ts";

/** The inbox by its stable handles. */
export class InboxPage {
  constructor(readonly page: Page) {}

  get articles(): Locator {
    return this.page.locator("article[data-message-id]");
  }

  article(id: number): Locator {
    return this.page.locator(`article[data-message-id="${id}"]`);
  }

  get status(): Locator {
    return this.page.getByRole("status");
  }

  /** Opens the inbox of this player and waits until the server's list is there. */
  async openAs(player: Player): Promise<void> {
    await this.page.goto(player.path);
    await this.isSettled();
  }

  /** Of a player without messages: forty of them, so that most are out of sight. */
  async openLong(player: Player): Promise<void> {
    await player.send({ displayType: "silent", live: false, count: 40, title: "Row", previewText: "One of many" });
    await this.openAs(player);
    await expect(this.articles.nth(20)).toBeAttached();
  }

  /** The operator's site knows this player from now on, as after its own sign-in; no inbox is opened for it. */
  async signInOnSite(player: Player): Promise<void> {
    const url = `/sandbox/sign-in?user=${player.sid.replace("sandbox-", "")}`;
    await this.page.request.get(url, { maxRedirects: 0 });
  }

  /** Of a leading page: it asked once when it began to lead and once when it was subscribed, and asks no more by itself. */
  async isQuiet(player: Player): Promise<void> {
    await expect.poll(async () => (await player.state()).requests.list).toBeGreaterThanOrEqual(2);
    await expect(this.status).toHaveText("Up to date");
  }

  /** All that comes after the first script is there. */
  async hasLateCode(): Promise<void> {
    await expect(this.page.locator("[data-said]")).toBeAttached();
  }

  /** Of a second tab: it stands in line to lead, and hears of a sign-out from here on. */
  async isInLine(): Promise<void> {
    const waiting = async () => (await this.page.evaluate(() => navigator.locks.query())).pending ?? [];
    await expect.poll(waiting).toContainEqual(expect.objectContaining({ name: expect.stringMatching(/:leader$/) }));
  }

  /** Online, nothing waiting. */
  async isSettled(): Promise<void> {
    await expect(this.status).toHaveAttribute("data-connection", "online");
    await expect(this.status).toHaveAttribute("data-pending", "0");
    await expect(this.page.locator("article[data-message-id], [data-sight='empty']").first()).toBeVisible();
  }

  async hasPending(count: number): Promise<void> {
    await expect(this.status).toHaveAttribute("data-pending", String(count));
  }

  async connection(state: "online" | "offline" | "signed-out"): Promise<void> {
    await expect(this.status).toHaveAttribute("data-connection", state);
  }

  async markRead(id: number): Promise<void> {
    const article = this.article(id);
    await article.hover();
    await article.getByRole("button", { name: "Mark as read" }).click();
    await expect(article).toHaveAttribute("data-unread", "false");
  }

  async remove(id: number): Promise<void> {
    const article = this.article(id);
    await article.hover();
    await article.getByRole("button", { name: "Delete" }).click();
    await expect(article).toHaveCount(0);
  }

  async signOut(): Promise<void> {
    await this.page.getByRole("button", { name: "More" }).click();
    await this.page.getByRole("button", { name: "Sign out" }).click();
  }

  /** Names of all that is stored for this page's origin. */
  async databases(): Promise<(string | undefined)[]> {
    return this.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  }

  /** As a browser that needs the room: of a page on which nothing of the inbox runs. */
  async evict(): Promise<void> {
    await this.page.goto("/sandbox/sign-in");
    await this.page.evaluate(async () => {
      for (const { name } of await indexedDB.databases()) if (name !== undefined) indexedDB.deleteDatabase(name);
    });
  }

  /** The ids on the screen, from top to bottom. */
  async ids(): Promise<number[]> {
    return this.articles.evaluateAll((nodes) => nodes.map((node) => Number(node.getAttribute("data-message-id"))));
  }

  async unreadIds(): Promise<number[]> {
    return this.page
      .locator('article[data-unread="true"]')
      .evaluateAll((nodes) => nodes.map((node) => Number(node.getAttribute("data-message-id"))));
  }

  /** The service worker is installed and looks after this page. */
  async hasWorker(): Promise<void> {
    await this.page.evaluate(async () => {
      await navigator.serviceWorker.ready;
      if (navigator.serviceWorker.controller !== null) return;
      await new Promise((resolve) =>
        navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true }),
      );
    });
  }
}
