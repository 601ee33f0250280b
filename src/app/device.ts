import { isQuotaError, shedBodies, shedPictures } from "../store/pressure.ts";
import type { Store } from "../store/store.ts";

/** Makes room on a full device for what must not be lost, and tries again: pictures first, bodies next (invariant 16). */
export async function makingRoom<T>(store: Store, work: () => Promise<T>): Promise<T> {
  for (const makeRoom of [shedPictures, shedBodies]) {
    try {
      return await work();
    } catch (error) {
      if (!isQuotaError(error)) throw error;
      await makeRoom(store);
    }
  }
  return work();
}
