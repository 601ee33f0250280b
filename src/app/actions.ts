import type { App } from "./app.ts";
import { choose } from "./choices.ts";
import type { Inbox } from "./inbox.ts";
import { prompt } from "./install/held-prompt.ts";
import { whyNotStored } from "./not-stored.ts";
import type { Actions, Notice } from "./state.ts";

/** What is said where something did not come about. */
type NoteOf = (error: unknown) => Notice;

/** What the player can do, on whichever inbox is open at that moment. */
export function actionsOn(app: App): Actions {
  const { navigation, page, worker } = app;
  const failed: NoteOf = () => ({ type: "failed" });
  const begin = (work: () => Promise<void>, noteOf = failed): void => {
    const { inbox } = app;
    work().catch((error: unknown) => {
      // Nothing for whoever is in the page now.
      if (inbox !== null && app.inbox !== inbox) return;
      console.error("That could not be done.", error);
      page.notify(noteOf(error));
    });
  };
  const attempt = (work: () => Promise<void>, noteOf?: NoteOf): void => {
    // Of what was done before.
    if (page.tells("failed")) page.withdraw("failed");
    begin(work, noteOf);
  };
  const on = (work: (inbox: Inbox) => Promise<void>, noteOf?: NoteOf): void => {
    const { inbox } = app;
    if (inbox !== null) attempt(() => work(inbox), noteOf);
  };
  /** What goes on without the player. */
  const byItself = (work: (inbox: Inbox) => Promise<void>): void => {
    const { inbox } = app;
    if (inbox !== null) begin(() => work(inbox));
  };
  const change = (work: (inbox: Inbox) => Promise<void>): void =>
    on(work, (error) => ({ type: "not-stored", why: whyNotStored(error) }));
  return {
    open: (id) => on(() => navigation.open(id)),
    close: () => attempt(() => navigation.close()),
    go: (route) => attempt(() => navigation.go(route)),
    markRead: (ids) =>
      change(async (inbox) => {
        if (await inbox.changes.markRead(ids)) inbox.picks.drop(ids);
      }),
    markAllRead: () => change((inbox) => inbox.changes.markAllRead()),
    remove: (ids) =>
      change(async (inbox) => {
        if (!(await inbox.changes.remove(ids))) return;
        inbox.picks.drop(ids);
        await navigation.closeAny(ids);
      }),
    undo: () => change((inbox) => inbox.changes.undo()),
    holdUndo: () => {
      app.inbox?.changes.holdUndo().catch((error: unknown) => console.warn("Deletes could not be held.", error));
    },
    retry: (intentId) => change((inbox) => inbox.changes.retry(intentId)),
    discard: (intentId) => change((inbox) => inbox.changes.discard(intentId)),
    pick: (id) => on(async (inbox) => inbox.picks.toggle(id)),
    pickTo: (id) => on((inbox) => inbox.picks.extendTo(id)),
    pickAll: () => on((inbox) => inbox.picks.all()),
    endSelection: () => on(async (inbox) => inbox.picks.end()),
    showRowMenu: (rowMenu) => page.set({ rowMenu }),
    setFilter: (filter) =>
      on((inbox) => {
        inbox.search.setFilter(filter);
        return inbox.options.shown.feed.setFilter(filter);
      }),
    search: (query) => on(async (inbox) => inbox.search.look(query)),
    showMoreFound: () => on(async (inbox) => inbox.search.showMore()),
    scrollList: (to) => byItself((inbox) => inbox.outliner.scroll(to)),
    refresh: () => app.refresh(),
    dismissPopUp: (id) => change((inbox) => inbox.dismissPopUp(id)),
    hidePopUps: (ids) => byItself(async (inbox) => inbox.hidePopUps(ids)),
    openPopUp: (id) =>
      on(async (inbox) => {
        inbox.leavePopUp(id);
        if (app.host?.role === "popups") return app.host.post("open", id);
        return navigation.open(id);
      }),
    signIn: () => attempt(() => app.signIn()),
    signOut: (isConfirmed) => attempt(() => app.signOut(isConfirmed)),
    acceptUpdate: () => worker.acceptUpdate(),
    showKeys: (areShown) => page.set({ areKeysShown: areShown }),
    install: () => {
      page.withdraw("install");
      // Nothing of the player's is at stake.
      prompt().catch((error: unknown) => console.warn("The browser did not ask whether to install.", error));
    },
    keepStored: () => on((inbox) => inbox.facts.keep()),
    closePanel: () => app.host?.post("close", null),
    dismissNotice: (type) => {
      if (type === "install") choose("install-turned-down", true);
      page.withdraw(type);
    },
  };
}
