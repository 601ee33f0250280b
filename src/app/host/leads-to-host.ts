import { HOST_PARAMETER } from "../../embed/protocol.ts";
import { keptHosts } from "./kept-hosts.ts";

/** Whether a link of a message leads to a page of the operator's: inside such a page it is followed there, in no new tab. */
export function leadsToHost(href: string): boolean {
  const { origin } = new URL(href);
  // The page around, which was found to be what the frame's address says, need not be named where it is of the same origin.
  return origin === new URLSearchParams(location.search).get(HOST_PARAMETER) || keptHosts()?.includes(origin) === true;
}
