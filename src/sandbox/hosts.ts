import type { IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** Where a request arrived: the name it used for this machine and the port. */
export interface Here {
  readonly hostname: string;
  readonly port: number;
  /** `http://hostname:port` */
  readonly origin: string;
}

/** Reads the address that `request` was sent to. */
export function hereOf(request: IncomingMessage): Here {
  const asked = `http://${request.headers.host ?? "localhost"}`;
  const hostname = URL.canParse(asked) ? new URL(asked).hostname : "localhost";
  const port = request.socket.localPort ?? 0;
  return { hostname, port, origin: `http://${hostname}:${port}` };
}

/**
 * The same server under its other name. `localhost` and `127.0.0.1` are two sites to a browser, which makes the API and
 * the pictures cross-origin and cross-site, as they are for a real operator.
 */
export function otherOrigin(here: Here): string {
  const other =
    here.hostname === "localhost" ? "127.0.0.1" : here.hostname === "127.0.0.1" ? "localhost" : here.hostname;
  return `http://${other}:${here.port}`;
}

/** Whether `hostname` can only be reached from this machine. */
export function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "::1" || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/** Whether `address` is that of a TCP server. */
export function isTcpAddress(address: AddressInfo | string | null): address is AddressInfo {
  return typeof address === "object" && address !== null;
}
