import { look } from "../brand/look.ts";
import { number, say } from "../language/say.ts";
import { strings } from "../strings.ts";
import { CHECK_ALL, DOTS, Icon, REFRESH, SEARCH } from "./icon.tsx";
import { Logo } from "./logo.tsx";
import type { LateParts, PartProps } from "./parts.ts";
import { StatusLine } from "./status-line.tsx";
import { ToolButton } from "./tool-button.tsx";

export function Header({ state, actions, late }: PartProps & { late: LateParts | null }) {
  const unread = state.view?.unread ?? 0;
  const isPicking = late !== null && state.selection !== null;
  const isSearching = late !== null && state.search !== null && state.phase === "inbox";
  return (
    <header class="header">
      {(isPicking || isSearching) && <h1 class="unseen">{strings.title}</h1>}
      {late && isPicking && <late.SelectionBar state={state} actions={actions} />}
      {late && isSearching && <late.SearchBar state={state} actions={actions} />}
      {!isPicking && !isSearching && (
        <div class="header-line">
          <h1>
            {look.logo && <Logo {...look.logo} />}
            <span class="title">{strings.title}</span>
            {unread > 0 && (
              <span class="count">
                <span aria-hidden="true">{unread > 999 ? `${number(999)}+` : number(unread)}</span>
                <span class="unseen"> {say(strings.unreadCount, { count: unread })}</span>
              </span>
            )}
          </h1>
          {state.phase === "inbox" && (
            <>
              <ToolButton label={strings.find} opensSearch onClick={() => actions.go({ type: "search" })}>
                <Icon path={SEARCH} />
              </ToolButton>
              <ToolButton label={strings.markAllRead} isDisabled={unread === 0} onClick={actions.markAllRead}>
                <Icon path={CHECK_ALL} />
              </ToolButton>
              <ToolButton label={strings.refresh} isSpare onClick={actions.refresh}>
                <Icon path={REFRESH} />
              </ToolButton>
              <ToolButton label={strings.more} menu="menu">
                <Icon path={DOTS} />
              </ToolButton>
              <div class="menu" id="menu" popover="auto">
                <button
                  type="button"
                  class="spare-item"
                  popovertarget="menu"
                  popovertargetaction="hide"
                  onClick={actions.refresh}
                >
                  {strings.refresh}
                </button>
                <button
                  type="button"
                  popovertarget="menu"
                  popovertargetaction="hide"
                  onClick={() => actions.go({ type: "settings" })}
                >
                  {strings.settings}
                </button>
                <button
                  type="button"
                  popovertarget="menu"
                  popovertargetaction="hide"
                  onClick={() => actions.signOut(false)}
                >
                  {strings.signOut}
                </button>
              </div>
            </>
          )}
          {late && state.role === "panel" && <late.LeavePanel state={state} actions={actions} />}
        </div>
      )}
      <StatusLine state={state} />
    </header>
  );
}
