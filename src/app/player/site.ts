import { OWN_SITE, type Site } from "../../sync/session.ts";
import type { HostLink } from "../host/host-link.ts";

export function siteOf(host: HostLink | null): Site {
  if (host === null) return OWN_SITE;
  return {
    get isHost() {
      return host.knowsSid;
    },
    ask: (sessionUrl) => (host.knowsSid ? host.askSid() : OWN_SITE.ask(sessionUrl)),
  };
}
