import type { SeenNotification } from "../../model/seen.ts";
import { groupByDay } from "../list/days.ts";
import type { PartProps } from "./parts.ts";
import { Row, type RowTexts } from "./row.tsx";
import { endsIn, lookAtZone, timeOf } from "./when.ts";

interface DaysProps extends PartProps {
  /** Newest first. */
  readonly rows: readonly SeenNotification[];
  /** How many rows stand before these, and how many there are; null where these are all. */
  readonly part: { readonly before: number; readonly total: number } | null;
  /** In the place of a row's own texts. */
  readonly textsOf?: (seen: SeenNotification) => RowTexts;
}

/** Rows under the days on which they came. */
export function Days({ state: { opened, selection, now }, actions, rows, part, textsOf }: DaysProps) {
  lookAtZone();
  let position = part?.before ?? 0;
  return (
    <>
      {groupByDay(rows, now).map(({ start, name, rows: ofDay }) => (
        <section class="day" key={start} aria-labelledby={`day-${start}`}>
          <h2 id={`day-${start}`}>{name}</h2>
          <ol class="rows" aria-labelledby={`day-${start}`}>
            {ofDay.map((seen) => {
              position += 1;
              return (
                <li
                  key={seen.id}
                  // Only part of the list is there: a reader is told where in the whole of it this is.
                  aria-posinset={part === null ? undefined : position}
                  aria-setsize={part === null ? undefined : part.total}
                >
                  <Row
                    seen={seen}
                    isOpen={seen.id === opened?.id}
                    isPicked={selection === null ? null : selection.ids.has(seen.id)}
                    time={seen.date === null ? null : timeOf(seen.date, now)}
                    ends={seen.expires === null ? null : endsIn(seen.expires, now)}
                    actions={actions}
                    {...(textsOf && { texts: textsOf(seen) })}
                  />
                </li>
              );
            })}
          </ol>
        </section>
      ))}
    </>
  );
}
