/**
 * Takes one part such as `sid=…` out of the page's fragment: out of the address bar and its entry of the history, before
 * anybody else reads them.
 *
 * @returns what it says, empty if nothing; null where there is no such part
 */
export function takePart(name: string): string | null {
  const start = `${name}=`;
  const parts = location.hash.slice(1).split("&");
  const found = parts.find((part) => part.startsWith(start));
  if (found === undefined) return null;
  const rest = parts.filter((part) => part !== found).join("&");
  history.replaceState(history.state, "", location.pathname + location.search + (rest === "" ? "" : `#${rest}`));
  const value = found.slice(start.length);
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
