import { expect, onTestFinished, test, vi } from "vitest";
import { UNDO_MS } from "../model/intent.ts";
import { freshPage } from "./testing/fresh-page.ts";
import { UndoOffers } from "./undo-offers.ts";

test("after a sleep, in which timers stand still, nothing is offered that is over", () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const page = freshPage();
  const offers = new UndoOffers(page);
  offers.make([1, 2], Date.now());
  vi.setSystemTime(Date.now() + UNDO_MS / 2);
  offers.make([3], Date.now());
  offers.look();
  expect(page.state.undoable).toEqual([1, 2, 3]);
  vi.setSystemTime(Date.now() + UNDO_MS / 2);
  offers.look();
  expect(page.state.undoable).toEqual([3]);
  expect(offers.take()).toEqual([3]);
});

test("a delete that took long to store is offered for as much shorter: the outbox holds it no longer", () => {
  vi.useFakeTimers();
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const page = freshPage();
  new UndoOffers(page).make([1], Date.now() - UNDO_MS / 2);
  expect(page.state.undoable).toEqual([1]);
  vi.advanceTimersByTime(UNDO_MS / 2);
  expect(page.state.undoable).toEqual([]);
});
