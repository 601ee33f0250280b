import { test as base } from "@playwright/test";
import { InboxPage } from "./inbox-page.ts";
import { Player } from "./sandbox-client.ts";

interface Fixtures {
  /** A player whom no other test knows, with three unread silent messages. */
  readonly player: Player;
  readonly inbox: InboxPage;
}

export const test = base.extend<Fixtures>({
  player: async ({ baseURL }, use) => {
    const player = new Player(baseURL ?? "", 0);
    for (const title of ["First", "Second", "Third"]) await player.send({ title, displayType: "silent" });
    await use(player);
  },
  inbox: async ({ page }, use) => use(new InboxPage(page)),
});

export { expect } from "@playwright/test";
