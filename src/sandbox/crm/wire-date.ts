/** Writes a moment (ms since 1970) as the vendor does: `YYYY-MM-DD HH:mm:ss`, in UTC, with no zone. */
export function wireDate(moment: number): string {
  return new Date(moment).toISOString().slice(0, 19).replace("T", " ");
}
