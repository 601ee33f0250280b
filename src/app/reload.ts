/** Where the player is. @param sid lives in this page's memory only: the next page takes it from the fragment again */
export function reload(sid: string | null): void {
  const rest = location.hash.length > 1 ? `&${location.hash.slice(1)}` : "";
  if (sid !== null) history.replaceState(history.state, "", `#sid=${encodeURIComponent(sid)}${rest}`);
  location.reload();
}
