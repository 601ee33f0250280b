import type { Filter } from "../../store/listing.ts";
import { strings } from "../strings.ts";
import type { PartProps } from "./parts.ts";

const FILTERS: readonly Filter[] = ["all", "unread", "message", "shoutout", "inbox"];

export const Filters = ({ state, actions }: PartProps) => (
  <fieldset class="filters">
    <legend class="unseen">{strings.filter}</legend>
    {FILTERS.map((filter) => (
      <button
        type="button"
        key={filter}
        aria-pressed={state.filter === filter}
        onClick={() => actions.setFilter(filter)}
      >
        {strings.filters[filter]}
      </button>
    ))}
  </fieldset>
);
