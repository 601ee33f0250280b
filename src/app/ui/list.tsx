import { strings } from "../strings.ts";
import type { LateParts, PartProps } from "./parts.ts";
import { Row } from "./row.tsx";
import { sightOf } from "./sight.ts";

export function List({ state, actions, late }: PartProps & { late: LateParts | null }) {
  const { view, opened } = state;
  const sight = sightOf(state);
  if (view === null || sight !== "rows")
    return late && sight !== "loading" ? <late.Blank state={state} actions={actions} /> : <Skeleton />;
  return (
    <>
      <ol class="rows" aria-label={strings.list}>
        {view.rows.map((seen) => (
          <li key={seen.id}>
            <Row seen={seen} isOpen={seen.id === opened?.id} actions={actions} />
          </li>
        ))}
      </ol>
      {view.hasMore && (
        <p class="more">
          <button type="button" class="button" onClick={actions.showMore}>
            {strings.loadMore}
          </button>
          {late && <late.MoreWatch state={state} actions={actions} />}
        </p>
      )}
    </>
  );
}

const Skeleton = () => (
  <div class="skeleton">
    <p class="unseen">{strings.loading}</p>
    {[1, 2, 3, 4, 5].map((row) => (
      <i key={row} />
    ))}
  </div>
);
