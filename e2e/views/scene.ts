import { type BrowserContext, expect, type Page } from "@playwright/test";
import { InboxPage } from "../inbox-page.ts";
import { loseNetwork } from "../network.ts";
import type { OwnServer } from "../own-server.ts";
import { Player } from "../sandbox-client.ts";
import { LABELS, type Language } from "./labels.ts";

/** Where a view is opened: a page of a fresh browser, and a player with the believable inbox of the sandbox. */
export class Scene {
  readonly inbox: InboxPage;
  readonly player: Player;

  constructor(
    readonly page: Page,
    readonly context: BrowserContext,
    readonly site: string,
    readonly operator: OwnServer,
    readonly language: Language,
  ) {
    this.inbox = new InboxPage(page);
    this.player = new Player(site);
  }

  get labels() {
    return LABELS[this.language];
  }

  /** The list, with nothing else in the way: what pops up the first time does so once. */
  async openList(): Promise<void> {
    await this.inbox.openAs(this.player);
    await this.page.getByRole("dialog").waitFor();
    await this.page.keyboard.press("Escape");
    const lists = async () => (await this.player.state()).requests.list ?? 0;
    await expect.poll(lists).toBeGreaterThanOrEqual(2);
    const before = await lists();
    await this.page.reload();
    await this.inbox.isSettled();
    // By the time it asks, all that loads late listens to the player.
    await expect.poll(lists).toBeGreaterThan(before);
  }

  /** The list, and then the message of this title. */
  async openMessage(title: string): Promise<void> {
    await this.openList();
    await this.page.getByRole("article", { name: title }).getByRole("button", { name: title }).click();
    await this.page.locator(".detail").getByRole("heading", { name: title }).waitFor();
  }

  /** One of the two buttons of a row. */
  async tapOnRow(title: string, button: "markRead" | "remove"): Promise<void> {
    const row = this.page.getByRole("article", { name: title });
    await row.hover();
    await row.getByRole("button", { name: this.labels[button] }).click();
  }

  /** A key that opens what has this role. Keys are listened to a moment after the list is there. */
  async press(key: string, role: "searchbox" | "dialog"): Promise<void> {
    const opened = this.page.getByRole(role);
    await expect(async () => {
      if (!(await opened.isVisible())) await this.page.keyboard.press(key);
      await expect(opened).toBeVisible({ timeout: 1_000 });
    }).toPass();
  }

  async goOffline(): Promise<void> {
    await this.inbox.hasWorker();
    await loseNetwork(this.context);
    await this.inbox.connection("offline");
  }
}
