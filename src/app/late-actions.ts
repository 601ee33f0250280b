import type { Actions } from "./state.ts";

/**
 * The list can be tapped before the code behind its buttons is here: what is tapped meanwhile waits for it, in order.
 */
export function lateActions(): { readonly actions: Actions; arrive(actions: Actions): void } {
  let arrive: (actions: Actions) => void = () => {};
  const here = new Promise<Actions>((resolve) => {
    arrive = resolve;
  });
  const later =
    <Parameters extends unknown[]>(choose: (actions: Actions) => (...parameters: Parameters) => void) =>
    (...parameters: Parameters) =>
      void here.then((actions) => choose(actions)(...parameters));
  return {
    arrive,
    actions: {
      open: later((actions) => actions.open),
      close: later((actions) => actions.close),
      go: later((actions) => actions.go),
      markRead: later((actions) => actions.markRead),
      markAllRead: later((actions) => actions.markAllRead),
      remove: later((actions) => actions.remove),
      undo: later((actions) => actions.undo),
      holdUndo: later((actions) => actions.holdUndo),
      retry: later((actions) => actions.retry),
      discard: later((actions) => actions.discard),
      search: later((actions) => actions.search),
      showMoreFound: later((actions) => actions.showMoreFound),
      pick: later((actions) => actions.pick),
      pickTo: later((actions) => actions.pickTo),
      pickAll: later((actions) => actions.pickAll),
      endSelection: later((actions) => actions.endSelection),
      showRowMenu: later((actions) => actions.showRowMenu),
      setFilter: later((actions) => actions.setFilter),
      scrollList: later((actions) => actions.scrollList),
      showKeys: later((actions) => actions.showKeys),
      install: later((actions) => actions.install),
      keepStored: later((actions) => actions.keepStored),
      refresh: later((actions) => actions.refresh),
      dismissPopUp: later((actions) => actions.dismissPopUp),
      hidePopUps: later((actions) => actions.hidePopUps),
      openPopUp: later((actions) => actions.openPopUp),
      signIn: later((actions) => actions.signIn),
      signOut: later((actions) => actions.signOut),
      acceptUpdate: later((actions) => actions.acceptUpdate),
      dismissNotice: later((actions) => actions.dismissNotice),
      closePanel: later((actions) => actions.closePanel),
    },
  };
}
