/** What of the browser's close watcher is needed (Chrome 126). */
interface Watcher {
  onclose: (() => void) | null;
  destroy(): void;
}

type WatcherClass = new () => Watcher;

const isClass = (value: unknown): value is WatcherClass => typeof value === "function";

/**
 * Runs `close` when the player asks to close what is open by the system's own way, such as the back gesture of Android, where the
 * browser tells. Without it that would leave the page.
 *
 * @returns the function that ends it
 */
export function watchForClose(close: () => void): () => void {
  const Watcher: unknown = Reflect.get(globalThis, "CloseWatcher");
  if (!isClass(Watcher)) return () => {};
  const watcher = new Watcher();
  watcher.onclose = close;
  return () => watcher.destroy();
}
