import { describe, expect, it } from "vitest";
import type { View } from "../../store/view.ts";
import { type AppState, FIRST_STATE } from "../state.ts";
import { sightOf } from "./sight.ts";

const REST = { filter: "all", hasMore: false, isCut: false, newer: 0, nextExpiry: null, ended: 0 } as const;

const NOTHING: View = { rows: [], ...REST, unread: 0, pending: 0, problems: [], refreshedAt: null };

describe("sightOf", () => {
  it.each<[string, string, Partial<AppState>]>([
    ["loading", "before the mirror was read", {}],
    ["loading", "before the first answer", { phase: "inbox", view: NOTHING }],
    [
      "unreachable",
      "when nothing is stored and none can answer",
      { phase: "inbox", view: NOTHING, connection: "offline" },
    ],
    ["nobody", "when nothing is stored and none may ask", { phase: "inbox", view: NOTHING, connection: "signed-out" }],
    ["empty", "when the server said so", { phase: "inbox", view: { ...NOTHING, refreshedAt: 1 } }],
    [
      "empty",
      "when it said so before",
      { phase: "inbox", view: { ...NOTHING, refreshedAt: 1 }, connection: "offline" },
    ],
    ["nobody", "without a player", { phase: "nobody" }],
    ["left", "after signing out", { phase: "left" }],
    ["unreachable", "without a network on the first visit", { phase: "unreachable", connection: "offline" }],
  ])("is %s %s", (sight, _, state) => {
    expect(sightOf({ ...FIRST_STATE, ...state })).toBe(sight);
  });
});
