import { expect, onTestFinished, test, vi } from "vitest";
import { refresh } from "../sync/refresh.ts";
import { fillWith } from "../sync/testing/inbox.ts";
import { newPlayer } from "../sync/testing/player.ts";
import { keepingBadge } from "./badge.ts";

test("the badge stays that of the player who was here last, though another inbox is refreshed after it", async () => {
  const shown = vi.spyOn(navigator, "setAppBadge").mockResolvedValue();
  onTestFinished(() => shown.mockRestore());
  const [other, player] = [await newPlayer({ rows: 0 }), await newPlayer({ rows: 0 })];
  await fillWith(other, 1);
  await fillWith(player, 2);
  other.clock.advance(60_000);
  await keepingBadge(async () => {
    await refresh(other.tools);
  });
  expect(shown.mock.calls).toEqual([[2]]);
});
