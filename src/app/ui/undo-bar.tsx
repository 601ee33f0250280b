import { say } from "../language/say.ts";
import { lateStrings } from "./late-strings.ts";
import type { PartProps } from "./parts.ts";

/** Says nothing by itself: as offers end one after the other, its count would be read out again and again. */
export function UndoBar({ state: { undoable }, actions }: PartProps) {
  if (undoable.length === 0) return null;
  return (
    <div class="undo">
      {say(lateStrings.deleted, { count: undoable.length })}
      <button
        type="button"
        onClick={() => {
          // The list has the focus until what comes back is there, and takes it.
          const pane = document.querySelector<HTMLElement>(".list-pane");
          pane?.focus({ preventScroll: true });
          if (pane) pane.dataset.focusLeft = String(undoable.at(-1));
          actions.undo();
        }}
      >
        {lateStrings.undo}
      </button>
    </div>
  );
}
