import { expect, onTestFinished, test } from "vitest";
import { closeStore, openStore } from "../store/store.ts";
import { freshName, refreshWith, serverRow } from "../store/testing.ts";
import { hide, showMirror } from "./first-paint.ts";
import { forgetDatabase, rememberDatabase } from "./player/remember-user.ts";
import { freshPage } from "./testing/fresh-page.ts";

async function remembered(): Promise<string> {
  const name = freshName();
  const store = openStore(name);
  await refreshWith(store, [serverRow(1)]);
  closeStore(store);
  rememberDatabase(name);
  onTestFinished(() => forgetDatabase(name));
  return name;
}

test("the last user's mirror is painted", async () => {
  await remembered();
  const page = freshPage();
  const shown = await showMirror(page, null);
  if (shown === null) throw new Error("nothing was shown");
  onTestFinished(() => hide(shown));
  expect(page.state.phase).toBe("inbox");
  expect(page.state.view?.rows).toHaveLength(1);
});

test("nothing is painted of whoever signed out while it was being opened", async () => {
  await remembered();
  const page = freshPage();
  let isStale = false;
  const shown = showMirror(page, null, () => isStale);
  const opened = new Promise<void>((resolve) => {
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = function (...parameters) {
      IDBFactory.prototype.open = open;
      isStale = true;
      resolve();
      return open.apply(this, parameters);
    };
  });
  await opened;
  expect(await shown).toBeNull();
  expect(page.state).toMatchObject({ phase: "opening", view: null });
});
