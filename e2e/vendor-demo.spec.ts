import { chromium, expect, test } from "@playwright/test";
import { startTlsProxy } from "../src/sandbox/tls-proxy.ts";
import { browserOptions } from "./setup/browser.mjs";

const TEST_SID = "99999999-9999-9999-9999-999999999999-9999";
/** The guide's page names the cluster itself and insists on TLS. */
const PUSHER_HOST = "ws-eu.pusher.com";

test("the guide's own page, with jQuery and pusher-js 5, does its full flow against the sandbox", async ({
  baseURL,
}) => {
  const { origin, port } = new URL(baseURL ?? `http://localhost:${process.env.PORT ?? 4173}`);
  const control = (path: string, body: unknown) =>
    fetch(`${origin}/sandbox/api/${path}`, { method: "POST", body: JSON.stringify(body) });
  await control("reset", { sid: TEST_SID });

  const proxy = await startTlsProxy(Number(port), PUSHER_HOST);
  const options = await browserOptions();
  const browser = await chromium.launch({
    ...options,
    args: [
      ...options.args,
      `--host-resolver-rules=MAP ${PUSHER_HOST}:443 127.0.0.1:${proxy.port}`,
      "--ignore-certificate-errors",
    ],
  });
  try {
    const page = await browser.newPage();
    const said: string[] = [];
    page.on("console", (message) => said.push(message.text()));
    page.on("pageerror", (error) => said.push(`uncaught: ${error.message}`));
    const says = (text: string) => expect.poll(() => said.filter((line) => line.startsWith(text))).toHaveLength(1);

    await page.goto(`${origin}/sandbox/vendor-demo`);
    await says("Notifications:");
    await says("Connected to pusher:");
    await says("Successfully connected to pusher channel:");
    await says("Successfully marked message id 1234 as read!");
    await says("Successfully delete message id 1234 as read!");

    for (const [event, line] of [
      ["message", "Got pusher message:"],
      ["shoutout", "Got pusher shoutout:"],
      ["inbox", "Got pusher inbox message:"],
    ] as const) {
      await control("send", { sid: TEST_SID, event });
      await says(line);
    }
    // Chromium's own lines are about the icon, which the page has not, and Pusher's statistics, which are not mapped.
    const complaints = said.filter((line) => !line.startsWith("Failed to load resource"));
    expect(complaints.filter((line) => /uncaught|error|could not|failed/i.test(line))).toEqual([]);

    const state: unknown = await (await fetch(`${origin}/sandbox/api/state?sid=${TEST_SID}&rows=false`)).json();
    expect(state).toMatchObject({
      userId: -9999,
      channel: "private-prisma-5--9999",
      connections: 1,
      deletedIds: [1234],
    });
    const journal: unknown = await (await fetch(`${origin}/sandbox/api/journal?sid=${TEST_SID}`)).json();
    expect(journal).toMatchObject({
      entries: [
        { kind: "read", messageId: "1234", effective: true, status: 200 },
        { kind: "delete", messageId: "1234", effective: true, status: 200 },
      ],
    });
  } finally {
    await browser.close();
    await proxy.stop();
  }
});
