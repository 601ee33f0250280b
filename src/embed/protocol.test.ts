import { afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from "vitest";
import {
  FROM_FRAME,
  type FromFrame,
  type FromHost,
  isGreeting,
  isOfVersion,
  isWelcome,
  Line,
  VERSION,
} from "./protocol.ts";

const LOOK = { locale: null, theme: null };

describe("the greeting", () => {
  it("has a version and a role that there is", () => {
    expect(isGreeting({ fasttrackInbox: VERSION, role: "panel" })).toBe(true);
    for (const wrong of [null, 1, "panel", {}, { role: "panel" }, { fasttrackInbox: 1, role: "admin" }])
      expect(isGreeting(wrong), JSON.stringify(wrong)).toBe(false);
  });
});

describe("the version", () => {
  it("that is another is ignored, with one warning; what is none of ours without", () => {
    const warning = vi.spyOn(console, "warn").mockImplementation(() => {});
    expect(isOfVersion({ fasttrackInbox: VERSION })).toBe(true);
    for (const one of [null, "hello", { type: "webpackOk" }]) expect(isOfVersion(one)).toBe(false);
    expect(warning).not.toHaveBeenCalled();
    for (let time = 0; time < 3; time++) expect(isOfVersion({ fasttrackInbox: 2, shape: "new" })).toBe(false);
    expect(warning).toHaveBeenCalledTimes(1);
    warning.mockRestore();
  });
});

describe("the welcome", () => {
  it("has the page's wishes", () => {
    expect(isWelcome({ fasttrackInbox: 1, look: LOOK, knowsSid: true, sid: "x" })).toBe(true);
    expect(isWelcome({ fasttrackInbox: 1, look: { locale: "de", theme: "dark" }, knowsSid: false, sid: null })).toBe(
      true,
    );
    const wrong = [
      { fasttrackInbox: "1", look: LOOK, knowsSid: true, sid: null },
      { fasttrackInbox: 1, look: { locale: null, theme: "pink" }, knowsSid: true, sid: null },
      { fasttrackInbox: 1, look: { locale: 5, theme: null }, knowsSid: true, sid: null },
      { fasttrackInbox: 1, look: null, knowsSid: true, sid: null },
      { fasttrackInbox: 1, look: LOOK, knowsSid: true, sid: 5 },
      { fasttrackInbox: 1, look: LOOK, sid: null },
    ];
    for (const one of wrong) expect(isWelcome(one), JSON.stringify(one)).toBe(false);
  });
});

describe("an action", () => {
  it("leads to http(s) and nowhere else", () => {
    const to = (href: unknown) => FROM_FRAME.action({ messageId: 1, text: "", href, isOwn: true });
    expect(to("https://www.example.com/")).toBe(true);
    expect(to("http://www.example.com/")).toBe(true);
    for (const wrong of ["javascript:alert(1)", "data:text/html,x", "/path", "", "https:", 5, null])
      expect(to(wrong), `${wrong}`).toBe(false);
  });
});

describe("a line", () => {
  let near: MessagePort;
  let far: MessagePort;
  let heard: unknown[][];
  let warning: MockInstance;
  let line: Line<FromHost, FromFrame>;

  const note =
    (type: string) =>
    (...details: unknown[]) => {
      heard.push([type, ...details]);
    };

  beforeEach(() => {
    ({ port1: near, port2: far } = new MessageChannel());
    heard = [];
    warning = vi.spyOn(console, "warn").mockImplementation(() => {});
    line = new Line<FromHost, FromFrame>(near, FROM_FRAME, {
      title: note("title"),
      scheme: note("scheme"),
      "ask-sid": note("ask-sid"),
      ready: note("ready"),
      unread: note("unread"),
      state: note("state"),
      notification: note("notification"),
      action: note("action"),
      shape: note("shape"),
      busy: note("busy"),
      open: note("open"),
      close: note("close"),
      changed: note("changed"),
      "signed-out": note("signed-out"),
      error: note("error"),
    });
  });

  afterEach(() => {
    line.close();
    warning.mockRestore();
  });

  it("hands over what it knows, in order", async () => {
    far.postMessage({ type: "ready", detail: null });
    far.postMessage({ type: "unread", detail: { count: 3, label: "Inbox, 3 unread" } });
    far.postMessage({ type: "shape", detail: { height: 80, isModal: false } });
    await expect
      .poll(() => heard)
      .toEqual([
        ["ready", null],
        ["unread", { count: 3, label: "Inbox, 3 unread" }],
        ["shape", { height: 80, isModal: false }],
      ]);
    expect(warning).not.toHaveBeenCalled();
  });

  it("ignores everything else, with one warning", async () => {
    const garbage = [
      "ready",
      null,
      [],
      { type: "ready" },
      { type: "reload", detail: null },
      { type: "constructor", detail: null },
      { type: "__proto__", detail: null },
      { type: "unread", detail: { count: -1, label: "" } },
      { type: "unread", detail: { count: Number.NaN, label: "" } },
      { type: "state", detail: { connection: "sideways", pending: 0 } },
      { type: "scheme", detail: "url(https://www.example.com)" },
    ];
    for (const one of garbage) far.postMessage(one);
    far.postMessage({ type: "close", detail: null });
    await expect.poll(() => heard).toEqual([["close", null]]);
    expect(warning).toHaveBeenCalledTimes(1);
  });

  it("says what it is told to", async () => {
    const said: unknown[] = [];
    far.onmessage = ({ data }) => said.push(data);
    line.post("opened", 5);
    line.post("look", { locale: "de", theme: "dark" });
    await expect
      .poll(() => said)
      .toEqual([
        { type: "opened", detail: 5 },
        { type: "look", detail: { locale: "de", theme: "dark" } },
      ]);
    far.close();
  });
});
