import { expect, test } from "vitest";
import { addIntents } from "../store/outbox.ts";
import { fillDevice } from "../store/testing.ts";
import { replay } from "./replay.ts";
import { fillWith, outboxOf } from "./testing/inbox.ts";
import { newPlayer } from "./testing/player.ts";

test.each([
  ["claimed", "outbox"],
  ["settled", "notifications"],
])("invariant 16: on a full device what can be fetched again gives way for a change to be %s", async (_, full) => {
  const player = await newPlayer({ rows: 0 });
  const ids = await fillWith(player, 1);
  await addIntents(player.store, "read", ids, player.clock.now());
  let strikes = 3;
  fillDevice((store) => store === full && strikes-- > 0);
  expect(await replay(player.tools)).toEqual({ type: "drained" });
  expect(await outboxOf(player.store)).toEqual([]);
  expect((await player.crm.journal()).map(({ effective }) => effective)).toEqual([true]);
  expect(await player.store.connection.run((database) => database.count("bodies"))).toBe(0);
});
