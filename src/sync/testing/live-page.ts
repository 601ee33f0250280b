import { expect, onTestFinished, vi } from "vitest";
import { Live } from "../live.ts";
import { eventually } from "./eventually.ts";
import type { Player } from "./player.ts";

/** A leading page's live connection, with a refresh that is only counted. */
export interface LivePage {
  readonly live: Live;
  readonly requestRefresh: ReturnType<typeof vi.fn<(withinMs?: number) => void>>;
}

export async function openLive(player: Player): Promise<LivePage> {
  const requestRefresh = vi.fn<(withinMs?: number) => void>();
  const live = new Live({ tools: player.tools, requestRefresh });
  onTestFinished(() => live.close());
  await live.open();
  return { live, requestRefresh };
}

/** As `openLive`, and subscribed. */
export async function goLive(player: Player): Promise<LivePage> {
  const page = await openLive(player);
  await eventually(() => page.requestRefresh.mock.calls.length).toBe(1);
  expect(await player.crm.connections()).toBe(1);
  page.requestRefresh.mockClear();
  return page;
}
