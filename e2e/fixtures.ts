import { test as base } from "@playwright/test";
import { InboxPage } from "./inbox-page.ts";
import { configFor, type OwnServer, startOwnServer } from "./own-server.ts";
import { Player } from "./sandbox-client.ts";

interface Fixtures {
  /** The origin of the inbox and the sandbox, as `http://localhost:…`; on `127.0.0.1` the same port is another site. */
  readonly site: string;
  /** A player whom no other test knows, with three unread silent messages. */
  readonly player: Player;
  readonly inbox: InboxPage;
  /** An operator's site of its own, another origin than `site`, where nobody is signed in by a `sessionUrl`. */
  readonly operator: OwnServer;
  /** Opens the player's inbox on the operator's site, whose configuration has these fields, too. */
  readonly openWith: (fields: Readonly<Record<string, unknown>>) => Promise<void>;
}

export const test = base.extend<Fixtures>({
  site: async ({ baseURL }, use) => use(baseURL ?? ""),
  player: async ({ site }, use) => {
    const player = new Player(site, 0);
    for (const title of ["First", "Second", "Third"]) await player.send({ title, displayType: "silent" });
    await use(player);
  },
  inbox: async ({ page }, use) => use(new InboxPage(page)),
  operator: async ({ site }, use) => {
    const server = await startOwnServer("dist", { "/inbox.config.json": configFor(site) });
    await use(server);
    await server.close();
  },
  openWith: async ({ page, inbox, player, operator, site }, use) =>
    use(async (fields) => {
      operator.overrides.set("/inbox.config.json", configFor(site, fields));
      await page.goto(`${operator.origin}/#sid=${player.sid}`);
      await inbox.isSettled();
    }),
});

export { expect } from "@playwright/test";
