/** What idb tells by `instanceof`, by the classes that it met first in this page. */
const CLASSES = ["IDBDatabase", "IDBTransaction", "IDBObjectStore", "IDBIndex", "IDBCursor"] as const;

/**
 * Puts an implementation of IndexedDB in memory in the place of the browser's, for the rest of the page's life: one code
 * path for both, downloaded only where it is needed.
 */
export async function useMemoryStorage(): Promise<void> {
  const real = CLASSES.map((name) => globalThis[name]);
  await import("./memory-indexeddb.ts");
  for (const [place, name] of CLASSES.entries()) takeForOne(real[place], globalThis[name]);
}

type Class = { readonly prototype: object };

/** Where a real database was open before, idb must take the new objects for what it knows. */
function takeForOne(known: (Class & (abstract new () => object)) | undefined, other: abstract new () => object): void {
  if (known === undefined || known === other) return;
  const isKnown = (value: unknown) => Object.prototype.isPrototypeOf.call(known.prototype, Object(value));
  Object.defineProperty(known, Symbol.hasInstance, {
    value: (value: unknown) => value instanceof other || isKnown(value),
  });
}
