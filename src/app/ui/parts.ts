import type { ComponentType } from "preact";
import type { Actions, AppState } from "../state.ts";

/** What every part of the page gets: parts decide by themselves what of it concerns them. */
export interface PartProps {
  readonly state: AppState;
  readonly actions: Actions;
}

/** What lies over the page around, in a frame of its own. */
export interface OverPageParts {
  readonly OverPage: ComponentType<PartProps>;
}

/** The parts that the first list does not need; they are loaded after it was painted. */
export interface LateParts {
  /** Renders, and keeps the focus and the place in the list where they were. Before these parts, nothing comes or goes above. */
  readonly keep: (root: HTMLElement, render: () => void) => void;
  /** Says why there is nothing in the place of the list. */
  readonly Blank: ComponentType<PartProps>;
  /** The opened message. */
  readonly Detail: ComponentType<PartProps>;
  /** What the player should know, above the list. */
  readonly Notices: ComponentType<PartProps>;
  /** Back to the page around, in the header of the panel. */
  readonly LeavePanel: ComponentType<PartProps>;
  /** Changes that were refused, above the list. */
  readonly Problems: ComponentType<PartProps>;
  /** Keeps the room of the rows that are not there, and has the others read as the player scrolls. */
  readonly Scroller: ComponentType<PartProps>;
  /** What this device holds and how it behaves. */
  readonly Settings: ComponentType<PartProps>;
  /** The field to search with, in the header. */
  readonly SearchBar: ComponentType<PartProps>;
  /** What was found, in the place of the list. */
  readonly SearchResults: ComponentType<PartProps>;
  /** What to do with what the player picked, in the header. */
  readonly SelectionBar: ComponentType<PartProps>;
  /** Toasts, the shoutout dialog and the way to take a delete back. */
  readonly PopUps: ComponentType<PartProps>;
}
