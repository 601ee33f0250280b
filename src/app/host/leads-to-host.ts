import { keptHosts } from "./kept-hosts.ts";

/** Whether a link of a message leads to a page of the operator's: inside such a page it is followed there, in no new tab. */
export function leadsToHost(href: string): boolean {
  return keptHosts()?.includes(new URL(href).origin) === true;
}
