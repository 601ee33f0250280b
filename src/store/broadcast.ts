/** A channel to the other tabs and the worker. Null in a browser that refuses storage, where this page is alone. */
export function openBroadcast(name: string): BroadcastChannel | null {
  try {
    return new BroadcastChannel(name);
  } catch {
    return null;
  }
}
