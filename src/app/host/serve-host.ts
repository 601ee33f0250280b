import type { App } from "../app.ts";
import { setHostScheme } from "../brand/look.ts";
import { changeLanguage } from "../language/change-language.ts";
import type { Actions, AppState } from "../state.ts";
import { strings } from "../strings.ts";
import { followLinks } from "./follow-links.ts";
import type { HostLink } from "./host-link.ts";
import { keepInnerFocus } from "./keep-inner-focus.ts";
import { Report } from "./report.ts";
import { reportBusy } from "./report-busy.ts";
import { reportShape } from "./report-shape.ts";

/** From here on the page around is told what happens. */
export function tellHost(link: HostLink, { page }: App): void {
  const report = new Report(link);
  let title = "";
  let scheme = "";
  const tell = (state: AppState) => {
    if (title !== strings.title) link.post("title", strings.title);
    title = strings.title;
    const own = document.documentElement.dataset.scheme;
    if (scheme !== own) link.post("scheme", own === "light" || own === "dark" ? own : "light dark");
    scheme = own ?? "";
    if (link.role === "popups") report.tell(state);
  };
  page.onChange(tell);
  tell(page.state);
  followLinks(link);
  if (link.role === "popups") reportShape(link, page);
  if (link.role !== "popups") reportBusy(link);
  keepInnerFocus();
}

/** From here on the page around is heard: the inbox of whoever was here last is open, or there is none. */
export function serveHost(link: HostLink, app: App, actions: Actions): void {
  const { page } = app;
  let wasPending = 0;
  page.onChange(({ view }) => {
    const pending = view?.pending ?? 0;
    // Each frame has a memory of its own then, and no other way to tell.
    if (pending < wasPending && app.inbox?.options.shown.isMemoryOnly === true) link.post("changed", null);
    wasPending = pending;
  });
  link.serve({
    "new-sid": () => void app.askHostAnew(),
    look: ({ locale, theme }) => {
      setHostScheme(theme);
      page.set({});
      changeLanguage(page, "host", locale).catch((error: unknown) => {
        console.warn("The language could not be changed; the next start does it.", error);
      });
    },
    opened: (id) => {
      if (link.role === "popups") actions.hidePopUps(page.state.toasts.map((toast) => toast.id));
      else if (id !== null) actions.go({ type: "message", id, from: "list" });
    },
    staged: (isStaged) => page.set(link.role === "popups" ? { isStaged } : { isCovered: isStaged }),
    changed: () => app.refresh(),
    "sign-out": async () => link.post("signed-out", await app.signOutForHost()),
  });
}
