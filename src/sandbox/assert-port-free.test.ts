import { afterEach, expect, it } from "vitest";
import { assertPortFree, PortInUse } from "./assert-port-free.ts";
import { type StartedSandbox, startSandbox } from "./start.ts";

let taken: StartedSandbox | undefined;
afterEach(async () => await taken?.stop());

it("names a port that is in use and the remedy, in one line", async () => {
  taken = await startSandbox();
  const { port } = taken;
  const remedy = `Port ${port} is in use: choose another one, for example PORT=${port + 1} npm start`;
  await expect(assertPortFree(port)).rejects.toThrow(new PortInUse(remedy));
  await taken.stop();
  taken = undefined;
  await expect(assertPortFree(port)).resolves.toBeUndefined();
});
