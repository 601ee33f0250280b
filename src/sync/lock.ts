/**
 * Runs work while no other page or worker of the profile runs work under the same name. The lock falls with whoever
 * holds it, so a killed worker cannot leave it behind.
 *
 * A browser that refuses storage refuses locks too; this context is alone then, and the work just runs.
 */
export async function withLock<T>(name: string, work: (isLocked: boolean) => Promise<T>): Promise<T> {
  let isRunning = false;
  try {
    return await navigator.locks.request(name, () => {
      isRunning = true;
      return work(true);
    });
  } catch (error) {
    if (isRunning) throw error;
    return work(false);
  }
}
