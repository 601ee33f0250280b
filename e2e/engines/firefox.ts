import { launch } from "puppeteer-core";
import { type Engine, findProgram } from "./engine.ts";

/** Over WebDriver BiDi, which stock Firefox speaks. @returns null where it is not installed */
export async function startFirefox(): Promise<Engine | null> {
  const executablePath = findProgram("firefox-esr") ?? findProgram("firefox");
  if (executablePath === null) return null;
  const browser = await launch({ browser: "firefox", executablePath, headless: true });
  const page = await browser.newPage();
  return {
    goto: async (url) => {
      await page.goto(url);
    },
    run: async (work, argument, role) => {
      if (role === undefined) return page.evaluate(work, argument);
      const element = await page.$(`iframe[data-fasttrack-inbox="${role}"]`);
      const frame = await element?.contentFrame();
      if (frame === null || frame === undefined) throw new Error(`there is no frame "${role}"`);
      return frame.evaluate(work, argument);
    },
    close: () => browser.close(),
  };
}
