import type { Endpoint } from "../faults/fault.ts";

/** A call of the vendor's API. */
export interface Route {
  readonly endpoint: Endpoint;
  /** From the path of a single notification or a delete. */
  readonly messageId: string | undefined;
  /** From the path of a Pusher authorisation. */
  readonly brand: string | undefined;
}

const ONE = /^\/Notifications\/v2\/user-notification\/([^/]+)$/;
const PUSHER = /^\/external\/pusher\/([^/]+)$/;

/** Which call `method path` is; undefined when the API has no such call. `path` starts behind the base URL. */
export function matchRoute(method: string, path: string): Route | undefined {
  const one = ONE.exec(path)?.[1];
  const brand = PUSHER.exec(path)?.[1];
  const endpoint = endpointOf(method, path, one !== undefined, brand !== undefined);
  return endpoint === undefined ? undefined : { endpoint, messageId: one, brand };
}

function endpointOf(method: string, path: string, isOne: boolean, isPusher: boolean): Endpoint | undefined {
  if (method === "POST" && path === "/Platform/LoginAuthToken") return "login";
  if (method === "GET" && path === "/Notifications/v2/user-notifications") return "list";
  if (method === "POST" && path === "/Notifications/MarkNotificationAsRead") return "read";
  if (method === "GET" && isOne) return "single";
  if (method === "DELETE" && isOne) return "delete";
  if ((method === "GET" || method === "POST") && isPusher) return "pusher-auth";
  return undefined;
}
