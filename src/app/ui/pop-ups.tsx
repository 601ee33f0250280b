import { KeyHelp } from "../keys/key-help.tsx";
import { Pull } from "../list/pull.tsx";
import { RowMenu } from "../row-menu/row-menu.tsx";
import { Answers } from "./answers.tsx";
import type { PartProps } from "./parts.ts";
import { PictureRetry } from "./picture-retry.ts";
import { Shoutout } from "./shoutout.tsx";
import { Toasts } from "./toasts.tsx";
import { UndoBar } from "./undo-bar.tsx";

/** Everything that lies over the page. */
export const PopUps = (part: PartProps) => (
  <>
    <p class="unseen" aria-live="polite" data-news="">
      {part.state.news}
    </p>
    <p class="unseen" aria-live="polite" data-said="">
      {part.state.said}
    </p>
    <div class="pop-ups">
      <Toasts {...part} />
      <div class="undo-place">
        <Answers {...part} />
        <UndoBar {...part} />
      </div>
    </div>
    {part.state.shoutout && <Shoutout key={part.state.shoutout.id} seen={part.state.shoutout} actions={part.actions} />}
    {part.state.rowMenu && <RowMenu key={part.state.rowMenu.id} {...part} menu={part.state.rowMenu} />}
    <Pull {...part} />
    {part.state.areKeysShown && <KeyHelp actions={part.actions} />}
    <PictureRetry connection={part.state.connection} />
  </>
);
