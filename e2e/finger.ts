import type { CDPSession, Locator, Page } from "@playwright/test";

const STEPS = 16;

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
    for (let step = 1; step <= STEPS; step++) {
      const part = step / STEPS;
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
