import { createServer } from "node:net";

/** The port is taken; `message` says which and what to do about it. */
export class PortInUse extends Error {}

/** A browser that is sent to `localhost` may try either. */
const LOOPBACKS = ["127.0.0.1", "::1"];

function tryListen(port: number, host: string): Promise<NodeJS.ErrnoException | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", resolve);
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}

/** Resolves when nothing listens on the port on this machine. Rejects with a PortInUse otherwise. */
export async function assertPortFree(port: number): Promise<void> {
  for (const host of LOOPBACKS) {
    const error = await tryListen(port, host);
    if (error?.code === "EADDRINUSE") {
      throw new PortInUse(`Port ${port} is in use: choose another one, for example PORT=${port + 1} npm start`);
    }
    if (error?.code === "EACCES") {
      throw new PortInUse(`Port ${port} is not allowed: choose one above 1023, for example PORT=4173 npm start`);
    }
  }
}
