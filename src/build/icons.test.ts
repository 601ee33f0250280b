import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { drawIcons, type IconFile } from "./icons.ts";

const DRAWING =
  '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><rect width="20" height="10" fill="#ff0000"/></svg>';

describe("the icons of an operator's drawing", () => {
  let folder = "";
  let icons: readonly IconFile[] = [];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "icons-"));
    await writeFile(join(folder, "mark.svg"), DRAWING);
    icons = await drawIcons(join(folder, "mark.svg"), "#0000ff");
  });
  afterAll(() => rm(folder, { recursive: true }));

  const pixels = async (name: string) => {
    const icon = icons.find((one) => one.name === name);
    const { data, info } = await sharp(icon?.content).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
    const at = (x: number, y: number) => [...data.subarray((y * info.width + x) * 4, (y * info.width + x) * 4 + 4)];
    return { info, at };
  };

  it("take the places of all that the inbox has of its own", async () => {
    const own = await readdir(new URL("../../public/icons", import.meta.url));
    expect(icons.map(({ name }) => name).sort()).toEqual(own.sort());
  });

  it("have the sizes that their names say", async () => {
    for (const [name, size] of [
      ["icon-192.png", 192],
      ["icon-512.png", 512],
      ["maskable-512.png", 512],
      ["apple-touch-icon.png", 180],
    ] as const) {
      const { info } = await pixels(name);
      expect([info.width, info.height]).toEqual([size, size]);
    }
  });

  it("keep the shape of the drawing, in the middle and see-through around it", async () => {
    const { at } = await pixels("icon-512.png");
    expect(at(256, 256)).toEqual([255, 0, 0, 255]);
    expect(at(2, 256)).toEqual([255, 0, 0, 255]);
    expect(at(256, 20)[3]).toBe(0);
  });

  it("have a ground where a device cuts out a shape, and all of the drawing within", async () => {
    const { at } = await pixels("maskable-512.png");
    expect(at(256, 256)).toEqual([255, 0, 0, 255]);
    expect(at(0, 0)).toEqual([0, 0, 255, 255]);
    expect(at(80, 256)).toEqual([0, 0, 255, 255]);
  });

  it("cannot be made of something else", async () => {
    await writeFile(join(folder, "none.svg"), "no drawing");
    await expect(drawIcons(join(folder, "none.svg"), "#ffffff")).rejects.toThrow(/none\.svg is no SVG/);
  });
});
