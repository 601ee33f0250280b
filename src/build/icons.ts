import { readFile } from "node:fs/promises";
import sharp from "sharp";

/** An icon in a format that some device wants, under the name that the inbox's own has. */
export interface IconFile {
  readonly name: string;
  readonly content: Buffer;
}

interface Shape {
  readonly name: string;
  readonly size: number;
  /** What the drawing takes of the width; the rest is its ground. 1: no ground at all. */
  readonly share: number;
}

const SHAPES: readonly Shape[] = [
  { name: "icon-192.png", size: 192, share: 1 },
  { name: "icon-512.png", size: 512, share: 1 },
  // Devices may cut out a circle of four fifths of the width: a square has to fit into it.
  { name: "maskable-512.png", size: 512, share: 0.56 },
  { name: "apple-touch-icon.png", size: 180, share: 0.7 },
];

/**
 * All icons of the app, made from one drawing.
 *
 * @param svg its path
 * @param ground its colour where there is a ground
 * @throws Error where it is no SVG
 */
export async function drawIcons(svg: string, ground: string): Promise<IconFile[]> {
  const drawing = await readFile(svg);
  const { width = 0, height = 0 } = await sharp(drawing)
    .metadata()
    .catch((error: unknown) => {
      throw new Error(`${svg} is no SVG that can be drawn.`, { cause: error });
    });
  // Drawn as large as it is needed, not drawn small and enlarged.
  const densityFor = (size: number) =>
    Math.min(2400, Math.max(72, Math.ceil((72 * size) / Math.max(1, width, height))));
  const draw = async ({ name, size, share }: Shape): Promise<IconFile> => {
    const inner = Math.round(size * share);
    const nothing = { r: 0, g: 0, b: 0, alpha: 0 };
    const picture = await sharp(drawing, { density: densityFor(inner) })
      .resize(inner, inner, { fit: "contain", background: nothing })
      .png()
      .toBuffer();
    const background = share === 1 ? nothing : ground;
    const canvas = sharp({ create: { width: size, height: size, channels: 4, background } });
    return {
      name,
      content: await canvas
        .composite([{ input: picture, gravity: "centre" }])
        .png()
        .toBuffer(),
    };
  };
  const vectors = ["favicon.svg", "icon.svg"].map((name) => ({ name, content: drawing }));
  return [...vectors, ...(await Promise.all(SHAPES.map(draw)))];
}
