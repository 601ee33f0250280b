import { expect, test } from "vitest";
import { freshStore, refreshWith, serverRow } from "../../store/testing.ts";
import { Feed } from "../feed.ts";
import { Search } from "../search/search.ts";
import { freshPage } from "../testing/fresh-page.ts";
import { Picks } from "./picks.ts";

async function picksOf(ids: readonly number[]) {
  const store = freshStore();
  await refreshWith(
    store,
    ids.map((id) => serverRow(id)),
    Date.now(),
  );
  const page = freshPage();
  const shown = { store, feed: new Feed(store, page), isMemoryOnly: false, onDeleted: () => {} };
  return { page, picks: new Picks(store, page, new Search(shown, page)) };
}

test("a selection that is ended while it is read what there is does not come back", async () => {
  const { page, picks } = await picksOf([1, 2, 3]);
  for (const work of [() => picks.all(), () => picks.extendTo(1)]) {
    picks.toggle(3);
    const reading = work();
    picks.end();
    await reading;
    expect(page.state.selection).toBeNull();
  }
  await picks.all();
  expect(page.state.selection?.ids.size).toBe(3);
});
