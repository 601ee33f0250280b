/**
 * The operator's session token from `#sid=…`. Taken out of the address bar and the history the moment this module runs,
 * so it has to be the entry's first import (invariant 22).
 *
 * @returns null where the fragment holds none
 */
export function takeSid(): string | null {
  const parts = location.hash.slice(1).split("&");
  const found = parts.find((part) => part.startsWith("sid="));
  if (found === undefined) return null;
  const rest = parts.filter((part) => part !== found).join("&");
  history.replaceState(history.state, "", location.pathname + location.search + (rest === "" ? "" : `#${rest}`));
  try {
    return decodeURIComponent(found.slice("sid=".length)) || null;
  } catch {
    return found.slice("sid=".length);
  }
}

export const firstSid = takeSid();
