import { endBackoffs } from "./outbox.ts";
import { ONLY, type QueuePause } from "./schema.ts";
import type { Store } from "./store.ts";
import { write } from "./transaction.ts";

/** Null when sending is free, also when the clock was set back behind the pause's beginning. */
export async function readPause(store: Store, now: number): Promise<QueuePause | null> {
  const pause = await store.connection.run((database) => database.get("pause", ONLY));
  return pause !== undefined && holds(pause, now) ? pause : null;
}

const holds = ({ since, until }: QueuePause, now: number) => since <= now && now < until;

/** How many times in a row the way to the server was found closed. */
export async function readFailures(store: Store): Promise<number> {
  return (await store.connection.run((database) => database.get("pause", ONLY)))?.failures ?? 0;
}

export async function writePause(store: Store, pause: QueuePause): Promise<void> {
  await store.connection.run((database) => database.put("pause", pause, ONLY));
}

/** The server answered: the next failure starts from the shortest backoff. */
export async function clearPause(store: Store): Promise<void> {
  await store.connection.run((database) => database.delete("pause", ONLY));
}

/** Something changed for the better (online, visible): try now, unless the server itself asked for patience. */
export async function shortenPause(store: Store, now: number): Promise<void> {
  // In one transaction: a replay that is under way may be told to wait at this very moment.
  await write(store, ["pause"], "relaxed", async (transaction) => {
    const pauses = transaction.objectStore("pause");
    const pause = await pauses.get(ONLY);
    if (pause !== undefined && holds(pause, now) && !pause.isOrdered) await pauses.put({ ...pause, until: 0 }, ONLY);
  });
  await endBackoffs(store, now);
}
