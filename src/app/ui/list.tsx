import { groupByDay } from "../list/days.ts";
import { STEP } from "../list/place.ts";
import { strings } from "../strings.ts";
import type { LateParts, PartProps } from "./parts.ts";
import { Row } from "./row.tsx";
import { sightOf } from "./sight.ts";
import { endsIn, lookAtZone, timeOf } from "./when.ts";

/** The part of the list that is near what can be seen. What keeps the room of the rest comes with the late parts. */
export function List({ state, actions, late }: PartProps & { late: LateParts | null }) {
  const { view, opened, place, outline, now } = state;
  const sight = sightOf(state);
  if (view === null || sight !== "rows")
    return late && sight !== "loading" ? <late.Blank state={state} actions={actions} /> : <Skeleton />;
  lookAtZone();
  const isWhole = place.first === 0 && !view.hasMore;
  const total = Math.max(outline?.total ?? 0, place.first * STEP + view.rows.length);
  let position = place.first * STEP;
  return (
    <section class="list" aria-label={strings.list}>
      {late && <late.Scroller state={state} actions={actions} />}
      {groupByDay(view.rows, now).map(({ start, name, rows }) => (
        <section class="day" key={start} aria-labelledby={`day-${start}`}>
          <h2 id={`day-${start}`}>{name}</h2>
          <ol class="rows" aria-labelledby={`day-${start}`}>
            {rows.map((seen) => {
              position += 1;
              return (
                <li
                  key={seen.id}
                  // Only part of the list is there: a reader is told where in the whole of it this is.
                  aria-posinset={isWhole ? undefined : position}
                  aria-setsize={isWhole ? undefined : total}
                >
                  <Row
                    seen={seen}
                    isOpen={seen.id === opened?.id}
                    time={seen.date === null ? null : timeOf(seen.date, now)}
                    ends={seen.expires === null ? null : endsIn(seen.expires, now)}
                    actions={actions}
                  />
                </li>
              );
            })}
          </ol>
        </section>
      ))}
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
