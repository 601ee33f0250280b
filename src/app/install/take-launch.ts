import { parseRoute, type Route } from "../navigation/route.ts";

/** What TypeScript's library leaves out. */
interface LaunchQueue {
  setConsumer(consumer: (launch: unknown) => void): void;
}

/**
 * The installed app is opened while it is open already: its window comes to the front, and goes where the launch leads, to
 * a shortcut's view for one. A launch that names nothing leaves the player where they are; one that names a player, or a
 * language, is followed like an address that was changed by hand.
 */
export function takeLaunches(go: (route: Route) => void): void {
  const queue: unknown = Reflect.get(window, "launchQueue");
  if (!isQueue(queue)) return;
  let isFirst = true;
  queue.setConsumer((launch) => {
    // The page itself was opened by the first one, at this very address.
    const wasFirst = isFirst;
    isFirst = false;
    const address = typeof launch === "object" && launch !== null && "targetURL" in launch ? launch.targetURL : null;
    if (wasFirst || typeof address !== "string" || !URL.canParse(address)) return;
    const { hash } = new URL(address);
    const route = parseRoute(hash);
    const parts = new URLSearchParams(hash.slice(1));
    if (parts.has("sid") || parts.has("lang")) location.hash = hash;
    else if (route.type !== "list") go(route);
  });
}

function isQueue(value: unknown): value is LaunchQueue {
  return typeof value === "object" && value !== null && "setConsumer" in value;
}
