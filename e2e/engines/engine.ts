import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import type { Role } from "../../src/embed/protocol.ts";

/** A stock browser with one page open, as far as these tests need it. */
export interface Engine {
  goto(url: string): Promise<void>;
  /**
   * @param work runs in the page, or in the inbox's frame of this role, and sees nothing of the test
   * @throws where there is no such frame, or the function throws
   */
  run(work: (argument: string) => unknown, argument: string, role?: Role): Promise<unknown>;
  close(): Promise<void>;
}

/** @returns the path of a program; null where it is not installed */
export function findProgram(name: string): string | null {
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null;
}
