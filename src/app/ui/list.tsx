import { STEP } from "../list/place.ts";
import { strings } from "../strings.ts";
import { Days } from "./days.tsx";
import type { LateParts, PartProps } from "./parts.ts";
import { sightOf } from "./sight.ts";

/** The part of the list that is near what can be seen. What keeps the room of the rest comes with the late parts. */
export function List({ state, actions, late }: PartProps & { late: LateParts | null }) {
  const { view, place, outline } = state;
  const sight = sightOf(state);
  if (view === null || sight !== "rows")
    return late && sight !== "loading" ? <late.Blank state={state} actions={actions} /> : <Skeleton />;
  const isWhole = place.first === 0 && !view.hasMore;
  const before = place.first * STEP;
  const known = before + view.rows.length;
  // What is hidden among the rest is counted there as long as something follows.
  const total = view.hasMore ? Math.max(outline?.total ?? 0, known) : known;
  return (
    <section class="list" aria-label={strings.list}>
      {late && <late.Scroller state={state} actions={actions} />}
      <Days state={state} actions={actions} rows={view.rows} part={isWhole ? null : { before, total }} />
      <div class="room" />
    </section>
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
