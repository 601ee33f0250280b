import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { fetchConfig } from "./config.ts";
import { ConfigError } from "./config-error.ts";

const PAGE = "https://inbox.example.com/play/index.html?x=1#y";

afterEach(() => {
  vi.unstubAllGlobals();
});

function answerWith(answer: () => Promise<Response>) {
  const fetch = vi.fn((_url: string, _init: RequestInit) => answer());
  vi.stubGlobal("fetch", fetch);
  return fetch;
}

function problemOf(answer: () => Promise<Response>): Promise<ConfigError> {
  answerWith(answer);
  return fetchConfig(PAGE).then(
    () => Promise.reject(new Error("it was accepted")),
    (error: unknown) => (error instanceof ConfigError ? error : Promise.reject(error)),
  );
}

test("the file is asked for beside the page, and never from the HTTP cache alone", async () => {
  const fetch = answerWith(async () => new Response('{"brandName":"aurora"}'));
  expect((await fetchConfig(PAGE))?.brandName).toBe("aurora");
  const [url, init] = fetch.mock.calls[0] ?? [];
  expect(url).toBe("https://inbox.example.com/play/inbox.config.json");
  expect(init?.cache).toBe("no-cache");
});

test.each([404, 410])("a status of %i says that the file is missing", async (status) => {
  const { message, remedy } = await problemOf(async () => new Response("", { status }));
  expect(message).toContain("inbox.config.json is missing");
  expect(message).toContain(String(status));
  expect(remedy).toContain("beside index.html");
  expect(remedy).toContain("docs/configuration.md");
});

test.each([401, 403])("a status of %i withholds the file, which is not missing", async (status) => {
  const { message, remedy } = await problemOf(async () => new Response("", { status }));
  expect(message).toContain(`may not be read (the server answered ${status})`);
  expect(message).not.toContain("missing");
  expect(remedy).toContain("docs/configuration.md");
});

test("where an earlier file is at hand, one that is withheld is only worth a warning", async () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  onTestFinished(() => warn.mockRestore());
  answerWith(async () => new Response("", { status: 403 }));
  expect(await fetchConfig(PAGE, true)).toBeNull();
  expect(warn).toHaveBeenCalledWith(expect.stringContaining("answered 403"));
});

test("a server that answers everything with the page itself has no such file", async () => {
  const { message } = await problemOf(async () => new Response("\n<!doctype html><title>Inbox</title>"));
  expect(message).toContain("inbox.config.json is missing");
});

test.each(['{"brandName": "aurora",}', "", "brandName=aurora"])(
  "%j is not valid JSON, and that is said",
  async (text) => {
    const { message, remedy } = await problemOf(async () => new Response(text));
    expect(message).toContain("not valid JSON");
    expect(remedy).toContain("docs/configuration.md");
  },
);

test("with no network it is nobody's mistake", async () => {
  answerWith(() => Promise.reject(new TypeError("Failed to fetch")));
  expect(await fetchConfig(PAGE)).toBeNull();
});

test.each([408, 429, 500, 502, 503])("a status of %i passes and is nobody's mistake", async (status) => {
  answerWith(async () => new Response("", { status }));
  expect(await fetchConfig(PAGE)).toBeNull();
});

test("an answer that is cut half-way is nobody's mistake", async () => {
  const half = () =>
    new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"brandNa'));
        controller.error(new TypeError("network error"));
      },
    });
  answerWith(async () => new Response(half()));
  expect(await fetchConfig(PAGE)).toBeNull();
});

test("a server that hangs is given up", async () => {
  vi.spyOn(AbortSignal, "timeout").mockImplementation(() => AbortSignal.abort(new DOMException("", "TimeoutError")));
  const fetch = vi.fn(
    (_url: string, init: RequestInit) =>
      new Promise<Response>((_, reject) => {
        if (init.signal?.aborted === true) reject(init.signal.reason);
      }),
  );
  vi.stubGlobal("fetch", fetch);
  expect(await fetchConfig(PAGE)).toBeNull();
  vi.restoreAllMocks();
});
