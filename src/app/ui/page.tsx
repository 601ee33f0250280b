import type { AppState } from "../state.ts";
import { strings } from "../strings.ts";
import { Filters } from "./filters.tsx";
import { Header } from "./header.tsx";
import { Icon, TRAY } from "./icon.tsx";
import { List } from "./list.tsx";
import type { LateParts, PartProps } from "./parts.ts";
import { sightOf } from "./sight.ts";

/** Names what stands in the place of the list: another one begins at its top. */
const listOf = ({ search, view }: AppState) => (search?.isAsked ? `?${search.query}` : view?.filter);

export function Page({ state, actions, late }: PartProps & { late: LateParts | null }) {
  const part = { state, actions };
  const hasInbox = state.phase === "inbox" || state.phase === "opening";
  const isInSettings = state.route.type === "settings";
  const isReading = hasInbox && (state.opened !== null || isInSettings);
  return (
    <main class="inbox">
      <div class="panes" data-reading={isReading} data-alone={!hasInbox}>
        <div class="list-pane" tabIndex={-1} data-sight={sightOf(state)} data-list={listOf(state)}>
          <Header {...part} late={late} />
          {/* Filled later, but there from the start: what appears in it is announced. */}
          <div aria-live="polite">{late && <late.Notices {...part} />}</div>
          {late && <late.Problems {...part} />}
          {hasInbox && <Filters {...part} />}
          {late && state.search?.isAsked ? <late.SearchResults {...part} /> : <List {...part} late={late} />}
        </div>
        {hasInbox && (
          <section class="detail-pane" aria-label={strings.detail}>
            {isInSettings ? (
              late && <late.Settings {...part} />
            ) : state.opened ? (
              late && <late.Detail {...part} />
            ) : (
              <div class="screen quiet">
                <Icon path={TRAY} />
                <p>{strings.pickOne}</p>
              </div>
            )}
          </section>
        )}
      </div>
      {late && <late.PopUps {...part} />}
    </main>
  );
}
