import type { WorkerRequest } from "../../sync/worker-messages.ts";

const LEFT = "fasttrack-inbox:left";

/**
 * Whether this page is of its worker's release. A page that was loading when the workers were exchanged may be of the old one, and
 * was not there yet to hear of it.
 *
 * @param onOther it is not. Not called again when loading it anew brought the same page
 */
export function askRelease(worker: Pick<ServiceWorker, "postMessage">, onOther: () => void): void {
  const script = document.querySelector<HTMLScriptElement>("script[type=module]")?.src;
  // In development nothing has a release.
  if (script === undefined || import.meta.env.DEV) return;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    if (leaveOnce(script)) onOther();
  };
  worker.postMessage({ type: "check-release", script } satisfies WorkerRequest, [port2]);
}

/** @returns false where this page was left before, or nobody could remember it */
function leaveOnce(script: string): boolean {
  try {
    // All frames of a tab remember in the same place.
    const key = LEFT + location.search;
    if (sessionStorage.getItem(key) === script) return false;
    sessionStorage.setItem(key, script);
    return true;
  } catch {
    return false;
  }
}
