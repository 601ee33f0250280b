import { Searcher } from "../../search/searcher.ts";
import type { Store } from "../../store/store.ts";
import type { Searching, SearchingEvents } from "./searching.ts";

/** What is stored in the page's memory only the page can search. A chunk of its own. */
export function searchInPage(store: Store, { tell, fail }: SearchingEvents): Searching {
  return new Searcher({
    store,
    tell,
    fail: (error) => {
      console.warn("What is stored could not be searched.", error);
      fail();
    },
  });
}
