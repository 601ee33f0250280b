import { type ReplayResult, replay } from "../replay.ts";
import type { Player } from "./player.ts";

/** Replays until nothing waits, moving the player's clock over every wait. */
export async function drain(player: Player, most = 20): Promise<ReplayResult> {
  for (let tries = 1; ; tries++) {
    const result = await replay(player.tools);
    if (result.type !== "waiting" || tries === most) return result;
    player.clock.advance(Math.max(1, result.until - player.clock.now()));
  }
}
