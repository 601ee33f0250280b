import type { Intent } from "../../model/intent.ts";
import { readOutbox } from "../../store/outbox.ts";
import type { Store } from "../../store/store.ts";
import { readView, type View } from "../../store/view.ts";
import { refresh } from "../refresh.ts";
import type { Player } from "./player.ts";

/** What the player sees, all of it. */
export function viewOf(store: Store, now = Date.now()): Promise<View> {
  return readView(store, { filter: "all", limit: 2_000, now });
}

export async function shownIds(store: Store): Promise<number[]> {
  return (await viewOf(store)).rows.map((row) => row.id);
}

export async function titlesOf(store: Store): Promise<string[]> {
  return (await viewOf(store)).rows.map((row) => row.title);
}

/** Fills the mirror and hands out the ids that are shown. */
export async function fill(player: Player): Promise<number[]> {
  const result = await refresh(player.tools);
  if (result.type !== "refreshed") throw new Error(`the mirror could not be filled: ${JSON.stringify(result)}`);
  return shownIds(player.store);
}

/** Gives the player so many unread messages and nothing else, and fills the mirror. @returns their ids, oldest first */
export async function fillWith(player: Player, count: number): Promise<number[]> {
  const ids = await player.crm.send({ count, live: false });
  await fill(player);
  return ids;
}

export async function outboxOf(store: Store): Promise<Pick<Intent, "messageId" | "kind" | "state">[]> {
  return (await readOutbox(store)).map(({ messageId, kind, state }) => ({ messageId, kind, state }));
}
