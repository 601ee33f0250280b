import { isPlayerBusy, onPlayerMoved } from "../pop-ups/player-busy.ts";
import type { HostLink } from "./host-link.ts";

/** Lets nothing cover this frame while the player types or answers something in it. */
export function reportBusy(link: HostLink): void {
  let told = false;
  onPlayerMoved(() => {
    const isBusy = isPlayerBusy();
    if (isBusy !== told) link.post("busy", isBusy);
    told = isBusy;
  });
}
