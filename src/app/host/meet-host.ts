import {
  HOST_PARAMETER,
  isOfVersion,
  isWelcome,
  ROLE_PARAMETER,
  ROLES,
  type Role,
  VERSION,
  type Welcome,
} from "../../embed/protocol.ts";
import { isHttpOrigin } from "../../model/http-origin.ts";
import { fetchConfig } from "../../sync/config.ts";
import { ConfigError } from "../../sync/config-error.ts";
import { HostLink } from "./host-link.ts";
import { keepHosts, keptHosts } from "./kept-hosts.ts";

const DOCUMENTATION = "It is documented in docs/integrate.md.";
/** Before the configuration is asked for again, in ms; sooner when the network comes back. */
const RETRY_MS = 15_000;

/**
 * Finds out whether the page around may show this inbox, and whether it is the one that the frame's address names. Until
 * then nothing of the inbox starts, and a page that may not gets nothing at all. The console says how to allow it: to
 * whoever maintains the page, as a player could do nothing about it.
 *
 * @returns a promise that never settles where the page around may not
 */
export async function meetHost(): Promise<HostLink> {
  const asked = new URLSearchParams(location.search);
  const role = ROLES.find((one) => one === asked.get(ROLE_PARAMETER));
  const host = asked.get(HOST_PARAMETER);
  if (role === undefined || host === null || !isHttpOrigin(host)) {
    return refuse(`The inbox shows nothing in a frame that its script did not make. Use embed.js. ${DOCUMENTATION}`);
  }
  const stranger = await findStranger([host, ...ancestors()]);
  if (stranger !== undefined) {
    return refuse(
      `The inbox may not be shown by ${stranger}. To allow that, add "${stranger}" to "hostOrigins" in inbox.config.json beside ` +
        `${location.origin + location.pathname}. ${DOCUMENTATION}`,
    );
  }
  const { welcome, port } = await greet(role, host);
  return new HostLink(role, host, welcome, port);
}

/**
 * All pages around, as far as the browser tells: one that may show it can itself be shown by one that may not. Firefox tells
 * none, or "null" of a page that gives its frame no referrer, as ours does; `frame-ancestors` knows them all.
 */
function ancestors(): readonly string[] {
  return "ancestorOrigins" in location ? [...location.ancestorOrigins].filter(isHttpOrigin) : [];
}

/**
 * The first of these pages that may not show the inbox. What was kept of the configuration answers at once; else it is
 * asked for as often as it takes.
 */
async function findStranger(origins: readonly string[]): Promise<string | undefined> {
  const others = origins.filter((origin) => origin !== location.origin);
  const kept = keptHosts();
  if (others.every((origin) => kept?.includes(origin))) return undefined;
  for (;;) {
    const config = await fetchConfig(document.baseURI).catch((error: unknown) => {
      console.error(error instanceof ConfigError ? `${error.message} ${error.remedy}` : error);
      return null;
    });
    if (config !== null) {
      keepHosts(config.hostOrigins);
      return others.find((origin) => !config.hostOrigins.includes(origin));
    }
    await new Promise((resolve) => {
      setTimeout(resolve, RETRY_MS);
      addEventListener("online", resolve, { once: true });
    });
  }
}

/** The browser hands the greeting over only where the page around is of that very origin, and so is whoever answers. */
function greet(role: Role, host: string): Promise<{ readonly welcome: Welcome; readonly port: MessagePort }> {
  return new Promise((resolve) => {
    const onMessage = ({ data, origin, source, ports: [port] }: MessageEvent<unknown>) => {
      if (source !== window.parent || origin !== host || !isOfVersion(data)) return;
      if (port === undefined || !isWelcome(data)) return;
      removeEventListener("message", onMessage);
      resolve({ welcome: data, port });
    };
    addEventListener("message", onMessage);
    window.parent.postMessage({ fasttrackInbox: VERSION, role }, host);
  });
}

function refuse(reason: string): Promise<never> {
  console.error(reason);
  return new Promise(() => {});
}
