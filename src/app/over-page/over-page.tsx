import type { Furnish } from "../start.ts";
import type { PartProps } from "../ui/parts.ts";
import { PictureRetry } from "../ui/picture-retry.ts";
import { Shoutout } from "../ui/shoutout.tsx";
import { Toasts } from "../ui/toasts.tsx";
import "./over-page.css";

/** What lies over the page around, and nothing else. */
const OverPage = (part: PartProps) => (
  <div class="over-page">
    <p class="unseen" aria-live="polite" data-news="">
      {part.state.news}
    </p>
    <Toasts {...part} />
    {part.state.shoutout && part.state.isStaged && (
      <Shoutout key={part.state.shoutout.id} seen={part.state.shoutout} actions={part.actions} />
    )}
    <PictureRetry connection={part.state.connection} />
  </div>
);

export const furnish: Furnish = (page) => {
  document.documentElement.dataset.overPage = "";
  page.set({ isStaged: false });
  page.setLate({ OverPage });
  return () => {};
};
