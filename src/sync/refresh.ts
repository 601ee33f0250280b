import { fetchList, type Listing } from "../fasttrack/notifications.ts";
import { type Failure, isSignedOut } from "../model/outcome.ts";
import { BODIES_KEPT, isQuotaError, shedBodies, shedPictures } from "../store/pressure.ts";
import { restoreBodies } from "../store/restore-bodies.ts";
import { applySnapshot, askSnapshot, type Snapshot } from "../store/snapshot.ts";
import type { Store } from "../store/store.ts";
import { withLock } from "./lock.ts";
import type { NoSession } from "./session.ts";
import type { Tools } from "./tools.ts";

export type RefreshResult =
  | {
      readonly type: "refreshed";
      readonly changed: number;
      /** Rows that could not be used, by what was wrong with them. */
      readonly bad: ReadonlyMap<string, number>;
      /** The device is full: bodies of older messages, or new messages, could not be stored. */
      readonly isFull: boolean;
    }
  | { readonly type: "failed"; readonly failure: Failure }
  | { readonly type: "halted"; readonly reason: NoSession };

/** Asks the server for everything and makes the mirror equal to it. One at a time per profile. */
export function refresh(tools: Tools): Promise<RefreshResult> {
  return withLock(`${tools.store.scope}:refresh`, () => refreshOnce(tools));
}

async function refreshOnce(tools: Tools): Promise<RefreshResult> {
  const { store, session, now } = tools;
  for (let refused: string | null | undefined; ; ) {
    const access = await session.access();
    if (access !== null && access.token !== refused) {
      const ask = await askSnapshot(store);
      const outcome = await fetchList(access);
      if (outcome.type === "success") return apply(tools, outcome.value, ask, now());
      if (!isSignedOut(outcome)) return { type: "failed", failure: outcome };
    }
    // A second refusal, of a token that was made a moment ago, is the server's last word.
    if (refused !== undefined) return { type: "halted", reason: "signed-out" };
    refused = access?.token ?? null;
    const renewal = await session.renew(refused);
    if (renewal.type === "unreachable") return { type: "failed", failure: renewal.failure };
    if (renewal.type !== "renewed") return { type: "halted", reason: renewal.type };
  }
}

/** How often at most it is tried to store again what a full device gave up, in ms: it is often still full. */
const RESTORE_EVERY_MS = 3_600_000;
const restoredAt = new WeakMap<Store, number>();

/** @returns whether it is time; the next turn comes an hour later then */
function takeTurnToRestore({ store, now }: Tools): boolean {
  const before = restoredAt.get(store);
  if (before !== undefined && Math.abs(now() - before) < RESTORE_EVERY_MS) return false;
  restoredAt.set(store, now());
  return true;
}

/** Makes room step by step when the device is full: pictures first, then bodies (invariant 16). */
async function apply(tools: Tools, listing: Listing, ask: number, receivedAt: number): Promise<RefreshResult> {
  const { store } = tools;
  const { rows, badIds, isVague } = listing;
  const whole: Snapshot = { ask, rows, unusable: badIds, receivedAt, isVague };
  const steps: readonly (() => Promise<Snapshot>)[] = [
    async () => whole,
    async () => shedPictures(store).then(() => whole),
    async () => shedBodies(store).then(() => ({ ...whole, keepBodies: BODIES_KEPT })),
  ];
  for (const [place, makeRoom] of steps.entries()) {
    try {
      const result = await applySnapshot(store, await makeRoom());
      if (place === 0 && result.type === "applied" && takeTurnToRestore(tools)) await restoreBodies(store, rows);
      // Of a vague answer, too: the server was reached, and what it meant is seen at the next one.
      const changed = result.type === "applied" ? result.changed : 0;
      return { type: "refreshed", changed, bad: listing.bad, isFull: place === 2 };
    } catch (error) {
      if (!isQuotaError(error)) throw error;
    }
  }
  return { type: "refreshed", changed: 0, bad: listing.bad, isFull: true };
}
