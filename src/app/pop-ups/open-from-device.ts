import { parsePageRequest } from "../../sync/device-notification.ts";
import type { Actions } from "../state.ts";

/**
 * Opens what the player tapped in the system's notifications: the worker asks every page whose inbox it shows, and tells
 * one that shows the right one.
 */
export function openFromDevice(openDatabase: () => string | null, actions: Pick<Actions, "openPopUp">): void {
  navigator.serviceWorker?.addEventListener("message", ({ data, ports }: MessageEvent<unknown>) => {
    const request = parsePageRequest(data);
    if (request?.type === "whose") ports[0]?.postMessage(openDatabase());
    else if (request !== null && request.database === openDatabase()) actions.openPopUp(request.id);
  });
}
