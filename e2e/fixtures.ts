import { test as base } from "@playwright/test";
import { InboxPage } from "./inbox-page.ts";
import { Player } from "./sandbox-client.ts";

interface Fixtures {
  /** The origin of the inbox and the sandbox, as `http://localhost:…`; on `127.0.0.1` the same port is another site. */
  readonly site: string;
  /** A player whom no other test knows, with three unread silent messages. */
  readonly player: Player;
  readonly inbox: InboxPage;
}

export const test = base.extend<Fixtures>({
  site: async ({ baseURL }, use) => use(baseURL ?? ""),
  player: async ({ site }, use) => {
    const player = new Player(site, 0);
    for (const title of ["First", "Second", "Third"]) await player.send({ title, displayType: "silent" });
    await use(player);
  },
  inbox: async ({ page }, use) => use(new InboxPage(page)),
});

export { expect } from "@playwright/test";
