import type { CDPSession, Locator, Page } from "@playwright/test";

const STEPS = 16;
/** Pixels of the first step: more than a finger that rests may move, or it would be a long press on a slow machine. */
const FIRST = 12;

export type Point = readonly [x: number, y: number];

/** One finger on the page. */
export class Finger {
  constructor(
    readonly page: Page,
    readonly devtools: CDPSession,
  ) {}

  static async on(page: Page): Promise<Finger> {
    return new Finger(page, await page.context().newCDPSession(page));
  }

  async down([x, y]: Point): Promise<void> {
    await this.devtools.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [{ x, y }] });
  }

  async moveBy([x, y]: Point, [dx, dy]: Point): Promise<void> {
    // In as many steps as a finger takes: in fewer it is thrown so fast that Chromium takes the next tap for what stops it.
    const first = Math.min(1, FIRST / Math.max(1, Math.hypot(dx, dy)));
    for (let step = 0; step < STEPS; step++) {
      const part = first + ((1 - first) * step) / (STEPS - 1);
      const touchPoints = [{ x: x + dx * part, y: y + dy * part }];
      await this.devtools.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints });
    }
  }

  async up(): Promise<void> {
    await this.devtools.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  }

  async swipe(from: Point, by: Point): Promise<void> {
    await this.down(from);
    await this.moveBy(from, by);
    await this.#rest();
    await this.up();
  }

  /** Stands still: one that lets go while it moves throws, and Chromium takes the next tap for what stops that. */
  async #rest(): Promise<void> {
    await this.page.evaluate(async () => {
      for (let frame = 0; frame < 8; frame++) await new Promise(requestAnimationFrame);
    });
  }
}

export async function middleOf(element: Locator): Promise<Point> {
  const box = await element.boundingBox();
  if (box === null) throw new Error("it is not on the page");
  return [box.x + box.width / 2, box.y + box.height / 2];
}
