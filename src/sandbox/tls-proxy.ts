import { connect } from "node:net";
import { createServer, type TLSSocket } from "node:tls";
import { generate } from "selfsigned";
import { isTcpAddress } from "./hosts.ts";

/** A TLS front of the sandbox, for clients that cannot speak anything else: the guide's page insists on `wss`. */
export interface TlsProxy {
  readonly port: number;
  stop(): Promise<void>;
}

/**
 * Listens on a free loopback port with a fresh self-signed certificate for `hostname`, and passes everything on to
 * `targetPort`. The client has to be told to ignore the certificate.
 */
export async function startTlsProxy(targetPort: number, hostname: string): Promise<TlsProxy> {
  const certificate = await generate([{ name: "commonName", value: hostname }], { keyType: "ec", algorithm: "sha256" });
  const open = new Set<TLSSocket>();
  const server = createServer({ key: certificate.private, cert: certificate.cert }, (client) => {
    const target = connect(targetPort, "127.0.0.1");
    client.pipe(target).pipe(client);
    client.on("error", () => target.destroy());
    target.on("error", () => client.destroy());
    client.on("close", () => target.destroy());
    target.on("close", () => client.destroy());
    open.add(client);
    client.on("close", () => open.delete(client));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  return {
    port: isTcpAddress(address) ? address.port : 0,
    stop: () =>
      new Promise((resolve) => {
        for (const client of open) client.destroy();
        server.close(() => resolve());
      }),
  };
}
