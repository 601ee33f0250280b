// Puts an IndexedDB that lives in memory in the place of the browser's. Its chunk is not precached: a browser that needs
// it has no service worker either.
import "fake-indexeddb/auto";
