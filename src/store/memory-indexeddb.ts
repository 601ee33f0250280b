// Puts an IndexedDB that lives in memory in the place of the browser's. Its chunk is precached like every other: a page
// that starts offline and finds a database of a newer release needs it too.
import "fake-indexeddb/auto";
