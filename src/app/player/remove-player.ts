import { removeUser } from "../../store/users.ts";
import { inTime } from "../../sync/in-time.ts";
import { choose } from "../choices.ts";
import { closeDeviceNotifications } from "../pop-ups/device-notifications.ts";
import { addRemaining, dropRemaining, findRemaining } from "./remember-user.ts";

/** A tab that the browser froze may hold the database for ever. */
const TIMEOUT_MS = 15_000;

/**
 * Removes everything of these players from the device, and of those whom an earlier sign-out could not remove. The console
 * says why one cannot be.
 *
 * @returns whether nothing is left
 */
export async function removePlayers(databases: readonly string[]): Promise<boolean> {
  const all = new Set([...findRemaining(), ...databases]);
  const removals = await Promise.allSettled([...all].map(removePlayer));
  const failures = removals.filter((removal) => removal.status === "rejected");
  for (const { reason } of failures) console.error("What is stored of the player could not be removed.", reason);
  return failures.length === 0;
}

/**
 * Until it is gone its name is kept, so that it can be tried again.
 *
 * @throws what the browser says, or that it says nothing
 */
async function removePlayer(database: string): Promise<void> {
  addRemaining(database);
  // Whoever comes next is asked anew.
  choose("pop-ups:notify", false);
  closeDeviceNotifications(database).catch((error: unknown) => console.warn("Notifications stay shown.", error));
  await inTime(removeUser(database), TIMEOUT_MS, "The browser does not answer.");
  dropRemaining(database);
}
