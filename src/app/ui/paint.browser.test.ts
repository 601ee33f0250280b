import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { SeenNotification } from "../../model/seen.ts";
import { type Actions, type AppState, FIRST_STATE } from "../state.ts";
import { lateParts } from "./late.tsx";
import { paint } from "./paint.tsx";

const REST = { filter: "all", hasMore: false, isCut: false, newer: 0, nextExpiry: null, ended: 0 } as const;

function seen(id: number, more: Partial<SeenNotification> = {}): SeenNotification {
  return {
    id,
    event: "inbox",
    display: "push",
    title: `Title ${id}`,
    preview: "",
    footer: "",
    buttons: [],
    image: null,
    pictures: [],
    isRead: false,
    date: 0,
    expires: null,
    isWaiting: false,
    isParked: false,
    ...more,
  };
}

describe("paint", () => {
  const root = document.createElement("div");
  let state: AppState;
  let calls: unknown[][];

  const note =
    (name: string) =>
    (...values: unknown[]) => {
      calls.push([name, ...values]);
    };
  const actions: Actions = {
    open: note("open"),
    close: note("close"),
    go: note("go"),
    markRead: note("markRead"),
    markAllRead: note("markAllRead"),
    remove: note("remove"),
    undo: note("undo"),
    holdUndo: note("holdUndo"),
    retry: note("retry"),
    discard: note("discard"),
    pick: note("pick"),
    pickTo: note("pickTo"),
    pickAll: note("pickAll"),
    endSelection: note("endSelection"),
    showRowMenu: note("showRowMenu"),
    setFilter: note("setFilter"),
    scrollList: note("scrollList"),
    search: note("search"),
    showMoreFound: note("showMoreFound"),
    showKeys: note("showKeys"),
    install: note("install"),
    keepStored: note("keepStored"),
    refresh: note("refresh"),
    dismissPopUp: note("dismissPopUp"),
    hidePopUps: note("hidePopUps"),
    openPopUp: note("openPopUp"),
    signIn: note("signIn"),
    signOut: note("signOut"),
    acceptUpdate: note("acceptUpdate"),
    dismissNotice: note("dismissNotice"),
    closePanel: note("closePanel"),
  };

  function set(changes: Partial<AppState>): void {
    state = { ...state, ...changes };
    paint(root, state, actions, lateParts);
  }

  function setRows(rows: readonly SeenNotification[]): void {
    const unread = rows.filter((row) => !row.isRead).length;
    set({ view: { rows, ...REST, unread, pending: 0, problems: [], refreshedAt: 1 } });
  }

  function find(selector: string): HTMLElement {
    const found = root.querySelector<HTMLElement>(selector);
    if (found === null) throw new Error(`no ${selector}`);
    return found;
  }

  const focusedRow = () => document.activeElement?.closest<HTMLElement>("article")?.dataset.messageId;

  beforeEach(() => {
    root.id = "app";
    document.body.replaceChildren(root);
    calls = [];
    state = { ...FIRST_STATE, phase: "inbox" };
    setRows([seen(1), seen(2), seen(3)]);
  });

  afterEach(() => {
    set(FIRST_STATE);
    root.remove();
  });

  it("opens a message by a tap anywhere on its row", async () => {
    // Rows are laid out when the browser knows that they are in sight.
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
    const { left, top, height } = find('[data-message-id="2"]').getBoundingClientRect();
    const hit = document.elementFromPoint(left + 3, top + height - 3);
    if (hit instanceof HTMLElement) hit.click();
    expect(calls).toEqual([["open", 2]]);
  });

  it("keeps the focus near when a row goes", () => {
    find('[data-message-id="2"] [aria-label="Delete"]').focus();
    setRows([seen(1), seen(3)]);
    expect(focusedRow()).toBe("3");
    setRows([seen(1)]);
    expect(focusedRow()).toBe("1");
    setRows([]);
    expect(document.activeElement).toBe(find(".list-pane"));
  });

  it("keeps the focus in the row whose button goes", () => {
    find('[data-message-id="2"] [aria-label="Mark as read"]').focus();
    setRows([seen(1), seen(2, { isRead: true }), seen(3)]);
    expect(focusedRow()).toBe("2");
  });

  it("leaves the focus alone when something else goes", () => {
    find('[data-message-id="3"] .open').focus();
    setRows([seen(3)]);
    expect(focusedRow()).toBe("3");
  });

  it("moves the focus to the message that opens, and back", () => {
    find('[data-message-id="2"] .open').focus();
    set({ opened: { id: 2, message: null, isGone: false } });
    set({ opened: { id: 2, message: { seen: seen(2), body: "<p>Hello</p>" }, isGone: false } });
    expect(document.activeElement).toBe(find(".letter h2"));
    set({ opened: null });
    expect(focusedRow()).toBe("2");
  });

  it("moves the focus to the heading when the text comes that was asked for", () => {
    set({ opened: { id: 2, message: { seen: seen(2), body: null }, isGone: false } });
    find(".no-body button").focus();
    set({ opened: { id: 2, message: { seen: seen(2), body: "<p>Hello</p>" }, isGone: false } });
    expect(document.activeElement).toBe(find(".letter h2"));
  });

  it("does not scroll back to the neighbour of a row that had the focus out of sight", () => {
    const rows = Array.from({ length: 60 }, (_, index) => seen(index + 1));
    setRows(rows);
    find('[data-message-id="30"] .open').focus();
    const pane = find(".list-pane");
    pane.style.blockSize = "400px";
    pane.scrollTop = pane.scrollHeight;
    const before = pane.scrollTop;
    expect(before).toBeGreaterThan(1_000);
    setRows(rows.filter(({ id }) => id !== 30));
    expect(document.activeElement).toBe(pane);
    expect(pane.getBoundingClientRect().top).toBeLessThan(find('[data-message-id="60"]').getBoundingClientRect().top);
    expect(find('[data-message-id="29"]').getBoundingClientRect().bottom).toBeLessThan(0);
  });

  it("shows what comes at the top where that is all but in sight", () => {
    const pane = find(".list-pane");
    pane.style.blockSize = "300px";
    pane.scrollTop = 5;
    expect(pane.scrollTop).toBe(5);
    setRows([seen(4), seen(1), seen(2), seen(3)]);
    expect(pane.scrollTop).toBe(5);
  });

  it("gives the focus to the next row when the opened message is deleted", () => {
    set({ opened: { id: 2, message: { seen: seen(2), body: "" }, isGone: false } });
    set({ opened: null, view: state.view && { ...state.view, rows: [seen(1), seen(3)] } });
    expect(focusedRow()).toBe("3");
  });

  it("shows a shoutout as a modal dialog that gives the focus back", () => {
    find('[data-message-id="3"] .open').focus();
    set({ shoutout: seen(9, { title: "News" }) });
    expect(find("dialog").matches(":modal")).toBe(true);
    expect(find("dialog").contains(document.activeElement)).toBe(true);
    find("dialog").dispatchEvent(new Event("cancel", { cancelable: true }));
    expect(calls).toEqual([["dismissPopUp", 9]]);
    set({ shoutout: null });
    expect(focusedRow()).toBe("3");
  });

  it("says three things apart: empty, stale and not known", () => {
    const rows = state.view?.rows ?? [];
    const view = { rows, ...REST, unread: 0, pending: 0, problems: [], refreshedAt: null };
    set({ view: { ...view, rows: [], refreshedAt: 1 } });
    expect(root.textContent).toContain("Nothing here yet");
    set({ view: { ...view, rows: [] } });
    expect(root.textContent).not.toContain("Nothing here yet");
    set({ view: { ...view, rows: [] }, connection: "offline" });
    expect(root.textContent).toContain("Nothing stored on this device yet");
    set({ view: { ...view, refreshedAt: Date.now() } });
    expect(find('[role="status"]').textContent).toMatch(/^Updated \d.* · no connection$/);
    set({ view: { ...view, pending: 3, refreshedAt: Date.now() } });
    expect(find('[role="status"]').textContent).toMatch(/^No connection · 3 changes waiting · updated \d/);
    expect(root.querySelectorAll('[role="status"]')).toHaveLength(1);
  });

  it("says that it is up to date only of a list that is not old, and that changes are on their way or wait", () => {
    const view = { rows: [], ...REST, unread: 0, pending: 0, problems: [], refreshedAt: Date.now() };
    const says = () => find('[role="status"]').textContent;
    set({ view });
    expect(says()).toBe("Up to date");
    set({ view: { ...view, refreshedAt: Date.now() - 600_000 } });
    expect(says()).toMatch(/^Updated \d.* · checking$/);
    set({ view: { ...view, refreshedAt: null } });
    expect(says()).toBe("Checking for notifications");
    set({ view: { ...view, pending: 1 } });
    expect(says()).toBe("Sending 1 change");
    set({ areChangesHeld: true });
    expect(says()).toBe("1 change waiting");
  });

  it("shows at most three toasts and says how many wait", () => {
    set({ toasts: [1, 2, 3, 4, 5].map((id) => seen(id)) });
    expect([...root.querySelectorAll<HTMLElement>(".toast")].map((toast) => toast.dataset.popUp)).toEqual([
      "1",
      "2",
      "3",
    ]);
    expect(find(".toasts").textContent).toContain("2 more");
  });
});
