// @ts-check
import { spawn } from "node:child_process";

/**
 * Serves what was built, with the sandbox, until `kill` is called on what it returns.
 *
 * @param {number} port
 * @throws when nothing answers there within twenty seconds
 */
export async function serve(port) {
  // Not by npx, which would be killed in its place.
  const vite = ["node_modules/vite/bin/vite.js", "preview"];
  const server = spawn(process.execPath, vite, { env: { ...process.env, PORT: String(port) }, stdio: "ignore" });
  for (let tries = 0; tries < 100; tries++) {
    const isUp = await fetch(`http://localhost:${port}/inbox.config.json`).then(
      () => true,
      () => false,
    );
    if (isUp) return server;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  server.kill();
  throw new Error(`nothing answers on port ${port}`);
}
