import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { configFor, type OwnServer, startOwnServer } from "./own-server.ts";

/** An operator's server that gets one release after the other. */
export class Releases {
  private constructor(
    /** What is served. */
    readonly folder: string,
    readonly server: OwnServer,
  ) {}

  /** Starts with what was built. @param site where the sandbox is */
  static async start(site: string): Promise<Releases> {
    const folder = await mkdtemp(join(tmpdir(), "inbox-release-"));
    await cp("dist", folder, { recursive: true });
    return new Releases(folder, await startOwnServer(folder, { "/inbox.config.json": configFor(site) }));
  }

  /** Takes the place of what was there before: its page names the version, and each of its scripts has another name. */
  async publish(version: string): Promise<void> {
    const assets = join(this.folder, "assets");
    const scripts = (await readdir(assets)).filter((name) => name.endsWith(".js"));
    const renew = async (path: string, change = (text: string) => text) => {
      let text = await readFile(path, "utf8");
      for (const name of scripts) text = text.replaceAll(name, nameIn(name, version));
      await writeFile(path, change(text));
    };
    for (const name of scripts) {
      await renew(join(assets, name));
      await rename(join(assets, name), join(assets, nameIn(name, version)));
    }
    await renew(join(this.folder, "index.html"), (html) =>
      html.replace(/<html lang="en"[^>]*>/, `<html lang="en" data-release="${version}">`),
    );
    // A precached file is known by its revision: that of the page changes with it.
    await renew(join(this.folder, "service-worker.js"), (text) => {
      const next = text.replace(/"revision":"[^"]*","url":"index\.html"/, `"revision":"${version}","url":"index.html"`);
      if (next === text) throw new Error("the worker does not precache index.html by revision any more");
      return next;
    });
  }

  async close(): Promise<void> {
    await this.server.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}

function nameIn(script: string, version: string): string {
  return script.replace(/\.js$/, `-${version}.js`);
}
