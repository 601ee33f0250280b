import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { LIST, type Route } from "./route.ts";
import { type Place, Trail } from "./trail.ts";

const SEARCH: Route = { type: "search" };
const SETTINGS: Route = { type: "settings" };
const message = (id: number, from: "list" | "search" = "list"): Route => ({ type: "message", id, from });

/** A tab's history; it goes back when `arrive` lets it, as browsers do it later, too. */
class Tab implements Place {
  readonly entries: { state: unknown; hash: string }[];
  index = 0;
  going = 0;

  constructor(hash = "", state: unknown = null) {
    this.entries = [{ state, hash }];
  }

  get entry() {
    const entry = this.entries[this.index];
    if (entry === undefined) throw new Error("left the page");
    return entry;
  }

  get hashes(): string[] {
    return this.entries.map(({ hash }) => hash);
  }

  get location() {
    return { hash: this.entry.hash, pathname: "/inbox/", search: "?a=1" };
  }

  get history() {
    const tab = this;
    return {
      get state() {
        return tab.entry.state;
      },
      go: (steps = 0) => {
        this.going += steps;
      },
      pushState: (state: unknown, _: string, url?: string | URL | null) => {
        this.entries.splice(this.index + 1, Number.POSITIVE_INFINITY, { state, hash: hashOf(url) });
        this.index += 1;
      },
      replaceState: (state: unknown, _: string, url?: string | URL | null) => {
        this.entries[this.index] = { state, hash: hashOf(url) };
      },
    };
  }

  /** The browser does what it was asked to. */
  move(): void {
    this.index += this.going;
    this.going = 0;
  }
}

function hashOf(url: string | URL | null | undefined): string {
  const [before, hash = ""] = String(url).split("#");
  expect(before).toBe("/inbox/?a=1");
  return hash === "" ? "" : `#${hash}`;
}

describe("the trail", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("has one entry above the list, however many messages are read", () => {
    const tab = new Tab();
    const trail = new Trail(tab, false);
    for (const id of [1, 2, 3]) trail.go(message(id));
    expect(tab.hashes).toEqual(["", "#message=3"]);
    trail.go(SETTINGS);
    expect(tab.hashes).toEqual(["", "#settings"]);
  });

  it("goes back to the list's own entry", () => {
    const tab = new Tab();
    const trail = new Trail(tab, false);
    trail.go(message(1));
    trail.go(LIST);
    expect(trail.route).toEqual(LIST);
    expect(tab.going).toBe(-1);
    tab.move();
    expect(trail.arrive()).toBeNull();
    expect(tab.index).toBe(0);
    trail.go(message(2));
    expect(tab.hashes).toEqual(["", "#message=2"]);
  });

  it("goes back to it also in the page that was loaded again", () => {
    const tab = new Tab();
    new Trail(tab, false).go(message(1));
    new Trail(tab, false).go(LIST);
    expect(tab.going).toBe(-1);
  });

  it("takes the place of a message that the page was opened with", () => {
    const tab = new Tab("#message=1");
    const trail = new Trail(tab, false);
    expect(trail.route).toEqual(message(1));
    trail.go(message(2));
    trail.go(LIST);
    expect(tab.hashes).toEqual([""]);
    expect(tab.going).toBe(0);
  });

  it("goes back one step to what was found, and two to the list", () => {
    const tab = new Tab();
    const trail = new Trail(tab, false);
    trail.go(SEARCH);
    trail.go(message(1, "search"));
    expect(tab.hashes).toEqual(["", "#search", "#search&message=1"]);
    trail.go(SEARCH);
    tab.move();
    trail.arrive();
    expect(tab.index).toBe(1);
    trail.go(message(2, "search"));
    trail.go(LIST);
    expect(tab.going).toBe(-2);
  });

  it("adds nothing to the history of a page that it is framed in", () => {
    const tab = new Tab();
    const trail = new Trail(tab, true);
    trail.go(message(1));
    trail.go(message(2));
    expect(tab.hashes).toEqual(["#message=2"]);
    trail.go(LIST);
    expect(tab.hashes).toEqual([""]);
    expect(tab.going).toBe(0);
  });

  it("follows the browser back and forward", () => {
    const tab = new Tab();
    const trail = new Trail(tab, false);
    trail.go(message(1));
    tab.index = 0;
    expect(trail.arrive()).toEqual(LIST);
    expect(trail.follow()).toBeNull();
    tab.index = 1;
    expect(trail.arrive()).toEqual(message(1));
  });

  it("goes on to what is opened while the browser goes back", () => {
    const tab = new Tab();
    const trail = new Trail(tab, false);
    trail.go(message(1));
    trail.go(LIST);
    trail.go(message(2));
    expect(tab.hashes).toEqual(["", "#message=1"]);
    // Of the hash that changed before, say.
    expect(trail.follow()).toBeNull();
    tab.move();
    expect(trail.arrive()).toBeNull();
    expect(tab.hashes).toEqual(["", "#message=2"]);
    expect(trail.route).toEqual(message(2));
  });

  it("goes back once, however often it is asked to", () => {
    const tab = new Tab();
    const trail = new Trail(tab, false);
    trail.go(message(1));
    trail.go(LIST);
    trail.go(LIST);
    expect(tab.going).toBe(-1);
  });

  it("does not wait for a browser that lost the entry", () => {
    const tab = new Tab("#message=1", { beneath: [""] });
    const trail = new Trail(tab, false);
    trail.go(LIST);
    vi.runAllTimers();
    expect(tab.hashes).toEqual([""]);
    trail.go(message(2));
    expect(tab.hashes).toEqual(["", "#message=2"]);
  });

  it.each([null, undefined, 7, "x", {}, { beneath: "" }, { beneath: [1] }])("makes nothing of a state %j", (state) => {
    const tab = new Tab("#message=1", state);
    new Trail(tab, false).go(LIST);
    expect(tab.hashes).toEqual([""]);
    expect(tab.going).toBe(0);
  });
});
