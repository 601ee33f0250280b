import { Scroller } from "../list/scroller.tsx";
import { SearchResults } from "../search/results.tsx";
import { SearchBar } from "../search/search-bar.tsx";
import { SelectionBar } from "../selection/selection-bar.tsx";
import { Settings } from "../settings/settings.tsx";
import { Blank } from "./blank.tsx";
import { Detail } from "./detail.tsx";
import { keepFocus } from "./keep-focus.ts";
import { keepPlace } from "./keep-place.ts";
import { LeavePanel } from "./leave-panel.tsx";
import { Notices } from "./notices.tsx";
import type { LateParts } from "./parts.ts";
import { PopUps } from "./pop-ups.tsx";
import { Problems } from "./problems.tsx";

/** Loaded after the first list was painted. */
export const lateParts: LateParts = {
  keep: (root, render) => keepFocus(root, () => keepPlace(root, render)),
  Blank,
  Detail,
  LeavePanel,
  Notices,
  PopUps,
  Problems,
  Scroller,
  SearchBar,
  SearchResults,
  SelectionBar,
  Settings,
};
