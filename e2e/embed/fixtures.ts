import { test as base } from "../fixtures.ts";
import { HostPage } from "./host-page.ts";

export const test = base.extend<{ readonly host: HostPage }>({
  host: async ({ page, site }, use) => {
    const host = new HostPage(page, site);
    await host.visit();
    await use(host);
  },
});

export { expect } from "@playwright/test";
