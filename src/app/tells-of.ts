import type { AppState, Notice } from "./state.ts";

/** Whether a notice of this kind is on the page. */
export const tellsOf = ({ notices }: Pick<AppState, "notices">, type: Notice["type"]): boolean =>
  notices.some((notice) => notice.type === type);
