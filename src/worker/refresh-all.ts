import { listDatabases } from "../store/users.ts";
import { refresh } from "../sync/refresh.ts";
import { keepPicturesOf } from "./keep-pictures.ts";
import { withTools } from "./tasks.ts";

/** Fetches what is new for every player of this profile, with the pictures, for a start without a network. */
export async function refreshAll(): Promise<void> {
  const refreshes = (await listDatabases()).map(async (database) => {
    const result = await withTools(database, refresh);
    if (result?.type === "refreshed") await keepPicturesOf(database);
  });
  for (const { reason } of (await Promise.allSettled(refreshes)).filter((one) => one.status === "rejected"))
    console.warn("An inbox could not be refreshed in the background.", reason);
}
