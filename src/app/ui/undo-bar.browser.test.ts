import { h, render } from "preact";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { lateActions } from "../late-actions.ts";
import { type AppState, FIRST_STATE } from "../state.ts";
import { UndoBar } from "./undo-bar.tsx";

const root = document.createElement("div");
const holdUndo = vi.fn();

function show(state: Partial<AppState>): void {
  const actions = { ...lateActions().actions, holdUndo };
  render(h(UndoBar, { state: { ...FIRST_STATE, undoable: [1], ...state }, actions }), root);
}

beforeEach(() => {
  vi.useFakeTimers();
  holdUndo.mockClear();
});

afterEach(() => {
  render(null, root);
  vi.useRealTimers();
});

it("is held while something covers the page around, as long as that lasts, but for a minute at most", () => {
  show({});
  vi.advanceTimersByTime(5_000);
  expect(holdUndo).not.toHaveBeenCalled();
  show({ isCovered: true });
  vi.advanceTimersByTime(3_500);
  expect(holdUndo).toHaveBeenCalledTimes(4);
  show({});
  vi.advanceTimersByTime(5_000);
  expect(holdUndo).toHaveBeenCalledTimes(4);

  show({ isCovered: true });
  vi.advanceTimersByTime(70_000);
  holdUndo.mockClear();
  // Time goes on in what is shown, too.
  show({ isCovered: true, now: 1 });
  vi.advanceTimersByTime(10_000);
  expect(holdUndo).not.toHaveBeenCalled();
});

it("is not held where there is nothing to undo", () => {
  show({ undoable: [] });
  show({ undoable: [], isCovered: true });
  vi.advanceTimersByTime(5_000);
  expect(holdUndo).not.toHaveBeenCalled();
});
