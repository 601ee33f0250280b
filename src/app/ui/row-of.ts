/** The row of a message, in the list or in what was found; null where it is not there. */
export const rowOf = (id: number): HTMLElement | null =>
  document.querySelector<HTMLElement>(`.list-pane article[data-message-id="${id}"]`);

/** The message in whose row something is; null outside of rows. */
export function idAt(target: EventTarget | null | undefined): number | null {
  const row = target instanceof Element ? target.closest<HTMLElement>(".list-pane article[data-message-id]") : null;
  return row === null ? null : Number(row.dataset.messageId);
}
