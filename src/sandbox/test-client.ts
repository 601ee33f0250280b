import { afterAll, beforeAll, expect } from "vitest";
import { isObject, type JsonObject } from "./http/fields.ts";
import { type StartedSandbox, type StartOptions, startSandbox } from "./start.ts";

/** What a test reads of an answer; `json` is undefined when the body is none. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: unknown;
}

async function replyOf(response: Response): Promise<Reply> {
  const text = await response.text();
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    json = undefined;
  }
  return { status: response.status, headers: response.headers, text, json };
}

/** Follows a path into JSON; undefined when it leads nowhere. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  let here = value;
  for (const step of path) {
    if (Array.isArray(here) && typeof step === "number") here = here.at(step);
    else if (isObject(here)) here = here[step];
    else return undefined;
  }
  return here;
}

/** The array at a path, of objects. */
export function objectsAt(value: unknown, ...path: readonly (string | number)[]): readonly JsonObject[] {
  const found = at(value, ...path);
  expect(found).toBeInstanceOf(Array);
  return Array.isArray(found) ? found.filter(isObject) : [];
}

/** A sandbox as its clients see it. */
export class TestClient {
  readonly sandbox: StartedSandbox;

  constructor(sandbox: StartedSandbox) {
    this.sandbox = sandbox;
  }

  async fetch(path: string, init: RequestInit = {}): Promise<Reply> {
    return await replyOf(await fetch(`${this.sandbox.origin}${path}`, init));
  }

  async control(path: string, body?: unknown): Promise<Reply> {
    const init = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
    return await this.fetch(`/sandbox/api/${path}`, init);
  }

  async setFaults(sid: string, ...faults: readonly JsonObject[]): Promise<void> {
    const reply = await this.control("faults", { sid, faults });
    expect(reply.json).not.toHaveProperty("error");
    expect(reply.status).toBe(200);
  }

  async login(sid: string): Promise<string> {
    const reply = await this.fetch("/fusion/Platform/LoginAuthToken", { method: "POST", headers: { authtoken: sid } });
    return String(at(reply.json, "Data", "Authentication", "AuthToken"));
  }

  async list(token: string, query = "?unread-only=false&inbox-only=false"): Promise<Reply> {
    return await this.fetch(`/fusion/Notifications/v2/user-notifications${query}`, { headers: { authtoken: token } });
  }

  async markRead(token: string, messageId: unknown): Promise<Reply> {
    const body = JSON.stringify({ MessageId: messageId });
    const headers = { authtoken: token };
    return await this.fetch("/fusion/Notifications/MarkNotificationAsRead", { method: "POST", headers, body });
  }

  async remove(token: string, messageId: unknown): Promise<Reply> {
    const init = { method: "DELETE", headers: { authtoken: token } };
    return await this.fetch(`/fusion/Notifications/v2/user-notification/${messageId}`, init);
  }

  async journal(sid: string): Promise<readonly JsonObject[]> {
    return objectsAt((await this.control(`journal?sid=${sid}`)).json, "entries");
  }

  async state(sid: string): Promise<unknown> {
    return (await this.control(`state?sid=${sid}`)).json;
  }
}

/** One sandbox for the tests of a file, on a port of its own. */
export function useSandbox(options: StartOptions = {}): { readonly client: TestClient } {
  let started: TestClient | undefined;
  beforeAll(async () => {
    started = new TestClient(await startSandbox(options));
  });
  afterAll(async () => {
    await started?.sandbox.stop();
  });
  return {
    get client() {
      if (started === undefined) throw new Error("the sandbox is started in beforeAll");
      return started;
    },
  };
}
