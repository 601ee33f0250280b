import { termsOf } from "../../model/search-query.ts";
import type { Hit } from "../../search/messages.ts";
import { isolated } from "../language/isolated.ts";
import { say } from "../language/say.ts";
import { Days } from "../ui/days.tsx";
import { TRAY } from "../ui/icon.tsx";
import { lateStrings } from "../ui/late-strings.ts";
import { nameOf } from "../ui/name-of.ts";
import type { PartProps } from "../ui/parts.ts";
import { Screen } from "../ui/screen.tsx";
import { EndWatch } from "./end-watch.tsx";
import { Marked } from "./marked.tsx";

/** What was found, in the place of the list and with the same rows. */
export function SearchResults({ state, actions }: PartProps) {
  const texts = lateStrings.search;
  const { search, filter } = state;
  const found = search?.found ?? null;
  if (search === null || found === null) return null;
  if (found.count === 0) {
    if (!found.isComplete) return null;
    const nothing = {
      title: say(texts.nothing, { query: isolated(found.ask.query.trim()) }),
      words: texts.scope[filter],
    };
    if (filter === "all") return <Screen path={TRAY} texts={nothing} />;
    return <Screen path={TRAY} texts={nothing} remedy={texts.searchAll} act={() => actions.setFilter("all")} />;
  }
  const terms = termsOf(found.ask.query);
  const byId = new Map(found.hits.map((hit) => [hit.seen.id, hit]));
  const isWhole = found.hits.length === found.count;
  return (
    <section aria-label={texts.results}>
      <p class="found-count" data-complete={found.isComplete}>
        {say(texts.found, { count: found.count })}
      </p>
      <Days
        state={state}
        actions={actions}
        rows={found.hits.map(({ seen }) => seen)}
        part={isWhole ? null : { before: 0, total: found.count }}
        textsOf={(seen) => textsOf(byId.get(seen.id) ?? { seen, excerpt: null }, terms)}
      />
      {!isWhole && (
        <p class="more">
          <button type="button" class="button" onClick={actions.showMoreFound}>
            {texts.more}
          </button>
          <EndWatch count={found.hits.length} onNear={actions.showMoreFound} />
        </p>
      )}
    </section>
  );
}

function textsOf({ seen, excerpt }: Hit, terms: readonly string[]) {
  return {
    title: <Marked text={nameOf(seen)} terms={terms} />,
    preview: (excerpt ?? seen.preview) && <Marked text={excerpt ?? seen.preview} terms={terms} />,
  };
}
