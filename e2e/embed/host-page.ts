import { expect, type FrameLocator, type Locator, type Page } from "@playwright/test";
import type { Mode, Theme } from "../../src/embed/api.ts";
import type { Player } from "../sandbox-client.ts";

/** An event of the embed, as the operator's page heard it. */
export interface Heard {
  readonly type: string;
  readonly detail: unknown;
}

/** Of the embed's own, what can be handed to the page. A sid that is a list is given by a function, one after the other. */
export interface Options {
  readonly target?: string;
  readonly mode?: Mode;
  readonly src?: string;
  readonly sid?: string | null | readonly string[];
  readonly locale?: string;
  readonly theme?: Theme;
}

/** A page of an operator on another site than the inbox, which embeds it by the script. */
export class HostPage {
  constructor(
    readonly page: Page,
    /** Of the inbox. */
    readonly site: string,
  ) {}

  /** The same server under its other name, which is another site. */
  get origin(): string {
    return this.site.replace("localhost", "127.0.0.1");
  }

  get bell(): Locator {
    return this.page.locator('[data-fasttrack-inbox="bell"] button');
  }

  get badge(): Locator {
    return this.page.locator('[data-fasttrack-inbox="bell"] [part="badge"]');
  }

  frame(role: "panel" | "inline" | "popups"): FrameLocator {
    return this.page.frameLocator(selectorOf(role));
  }

  element(role: "panel" | "inline" | "popups"): Locator {
    return this.page.locator(selectorOf(role));
  }

  articles(role: "panel" | "inline" = "panel"): Locator {
    return this.frame(role).locator("article[data-message-id]");
  }

  article(id: number, role: "panel" | "inline" = "panel"): Locator {
    return this.frame(role).locator(`article[data-message-id="${id}"]`);
  }

  /** Over the page, by its title. */
  toast(title: string): Locator {
    return this.frame("popups").locator(".toast").filter({ hasText: title });
  }

  /** The sandbox's page with the script on it and nothing mounted. */
  async visit(): Promise<void> {
    await this.page.goto(`${this.origin}/sandbox/demo/?mode=none`);
  }

  /** Mounts as `window.inbox`, and writes down what it tells in `window.heard`, and in `window.asked` how often for a sid. */
  async mount(options: Options): Promise<void> {
    await this.page.evaluate((options) => {
      if (window.FasttrackInbox === undefined) throw new Error("the script is not there");
      const { sid: given, ...others } = options;
      Reflect.set(window, "asked", 0);
      const supply = (sids: readonly string[]) => () => {
        const asked = Number(Reflect.get(window, "asked")) + 1;
        Reflect.set(window, "asked", asked);
        return sids[Math.min(asked, sids.length) - 1] ?? null;
      };
      const sid = typeof given === "object" && given !== null ? supply(given) : given;
      const inbox = window.FasttrackInbox.mount(sid === undefined ? others : { ...others, sid });
      const heard: unknown[] = [];
      const types = ["ready", "unread", "notification", "open", "close", "action", "state", "error"] as const;
      for (const type of types) inbox.on(type, ({ detail }) => heard.push({ type, detail }));
      Reflect.set(window, "inbox", inbox);
      Reflect.set(window, "heard", heard);
    }, options);
  }

  async mountAs(player: Player, options: Options = {}): Promise<void> {
    await this.mount({ target: "#bell", ...options, sid: player.sid });
  }

  /** What the page was told so far. */
  async heard(type: string): Promise<unknown[]> {
    const all = await this.page.evaluate<readonly Heard[]>(() => Reflect.get(window, "heard"));
    return all.filter((one) => one.type === type).map(({ detail }) => detail);
  }

  /** The last of its kind. */
  async hears(type: string, detail: unknown): Promise<void> {
    await expect.poll(async () => (await this.heard(type)).at(-1)).toEqual(detail);
  }

  /** Calls a method of the mounted inbox. */
  async call(
    method: "open" | "close" | "toggle" | "update" | "signOut" | "destroy",
    ...values: unknown[]
  ): Promise<void> {
    await this.page.evaluate(
      async ([method, values]) => {
        const inbox: object = Reflect.get(window, "inbox");
        await Reflect.apply(Reflect.get(inbox, method), inbox, values);
      },
      [method, values] as const,
    );
  }

  async markFirstRead(role: "panel" | "inline" = "panel"): Promise<void> {
    const first = this.articles(role).first();
    await first.hover();
    await first.getByRole("button", { name: "Mark as read" }).click();
    await expect(first).toHaveAttribute("data-unread", "false");
  }

  /** The inbox in the panel is up to date. */
  async isSettled(role: "panel" | "inline" = "panel"): Promise<void> {
    const status = this.frame(role).getByRole("status");
    await expect(status).toHaveAttribute("data-connection", "online");
    await expect(status).toHaveAttribute("data-pending", "0");
  }

  async hasUnread(count: number): Promise<void> {
    await expect(this.badge).toHaveText(count === 0 ? "" : `${count}`);
    await expect(this.bell).toHaveAccessibleName(count === 0 ? "Inbox" : `Inbox, ${count} unread`);
  }
}

/** The inbox's frame is a "panel" in the page as well; only its address tells where it is. */
function selectorOf(role: "panel" | "inline" | "popups"): string {
  return `iframe[data-fasttrack-inbox="${role === "popups" ? role : "panel"}"][src*="embed=${role}"]`;
}
