import { headersFor } from "../src/build/headers.ts";
import { type OwnServer, startOwnServer } from "./own-server.ts";

/**
 * The built inbox with the headers that the build writes for web servers.
 *
 * @param hosts the origins that the headers let embed it; may be added to while it runs
 */
export function startDeployedInbox(hosts: readonly string[]): Promise<OwnServer> {
  return startOwnServer("dist", {}, (path) => {
    const rules = headersFor(hosts).filter((rule) => path.startsWith(rule.path));
    return Object.fromEntries(rules.flatMap(({ headers }) => Object.entries(headers)));
  });
}
