import { startTlsProxy } from "../src/sandbox/tls-proxy.ts";
import { expect, test } from "./fixtures.ts";

test.use({ ignoreHTTPSErrors: true, serviceWorkers: "block" });

test("a page that came by https asks for pictures by https, and the browser has no mixed content to complain of", async ({
  player,
  page,
  inbox,
  site,
}) => {
  const proxy = await startTlsProxy(Number(new URL(site).port), "localhost");
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  const asked: string[] = [];
  await page.route(/^https?:\/\/pictures\.example\//, (route) => {
    asked.push(route.request().url());
    return route.fulfill({ contentType: "image/svg+xml", body: '<svg xmlns="http://www.w3.org/2000/svg"/>' });
  });
  try {
    const id = await player.send({
      title: "With pictures",
      imageUrl: "http://pictures.example/header.svg",
      message: '<p>Look</p><img src="http://pictures.example/body.svg" alt="body">',
      displayType: "silent",
    });
    await page.goto(`https://localhost:${proxy.port}/#sid=${player.sid}`);
    await inbox.article(id).getByText("With pictures").click();
    await expect(page.getByText("Look", { exact: true })).toBeVisible();
    await expect
      .poll(() => new Set(asked))
      .toEqual(new Set(["https://pictures.example/header.svg", "https://pictures.example/body.svg"]));
    expect(complaints.filter((text) => /mixed content/i.test(text))).toEqual([]);
  } finally {
    await proxy.stop();
  }
});
