/** @param sid lives in this page's memory only, and would be lost: the next page takes it from the fragment again */
export function reload(sid: string | null): void {
  if (sid !== null) history.replaceState(history.state, "", `#sid=${encodeURIComponent(sid)}`);
  location.reload();
}
