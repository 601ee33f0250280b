/** The rows that are there, in the list or in what was found. */
const rows = () => [...document.querySelectorAll<HTMLElement>(".list-pane article[data-message-id]")];

/** Not where a message lies over it. */
export function isListSeen(): boolean {
  const pane = document.querySelector(".list-pane");
  return pane !== null && getComputedStyle(pane).visibility !== "hidden";
}

/** The message that keys are about: that of the row with the focus, else the opened one. */
export function currentId(): number | null {
  const row = document.activeElement?.closest<HTMLElement>("article[data-message-id]");
  const id = row?.dataset.messageId ?? document.querySelector<HTMLElement>("[data-detail]")?.dataset.detail;
  return id === undefined ? null : Number(id);
}

/**
 * From the row with the focus, or that of the opened message, to the one before or behind it; from elsewhere to the first
 * that can be seen whole.
 */
export function neighbour(by: 1 | -1): HTMLElement | null {
  const all = rows();
  const id = currentId();
  const place = all.findIndex((row) => Number(row.dataset.messageId) === id);
  if (place !== -1) return all[place + by] ?? null;
  return all.find((row) => row.getBoundingClientRect().top >= 0) ?? null;
}

/** Gives the focus to a row and brings it into sight, clear of what sticks to the top of the list. */
export function focusRow(row: HTMLElement): void {
  row.querySelector<HTMLElement>(".open")?.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
}
