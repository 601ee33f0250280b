import type { Intent } from "./intent.ts";

/**
 * The first change of each message: later ones of a message wait for the earlier ones; parked ones are not in the way.
 * Those that failed least go first, so a change that always fails is in nobody's way either (invariant 8).
 */
export function lineUp(intents: readonly Intent[]): Intent[] {
  const heads = new Map<number, Intent>();
  for (const intent of intents) {
    if (intent.state !== "parked" && !heads.has(intent.messageId)) heads.set(intent.messageId, intent);
  }
  return [...heads.values()].sort((one, other) => one.failures - other.failures || one.id - other.id);
}
