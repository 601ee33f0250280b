import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { onTestFinished } from "vitest";

export interface Received {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

export interface Server {
  /** Without a slash at its end. */
  readonly url: string;
  readonly received: readonly Received[];
}

export type Answer = (response: ServerResponse, request: Received) => void;

/** A real HTTP server for one test, which answers every request by `answer`. */
export async function serve(answer: Answer): Promise<Server> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const { method = "", url = "", headers } = request;
    const one = { method, path: url, headers, body: Buffer.concat(parts).toString() };
    received.push(one);
    answer(response, one);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return { url: `http://127.0.0.1:${address.port}`, received };
}

export function json(value: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Answer {
  return (response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(JSON.stringify(value));
  };
}

export function text(body: string, status = 200, headers: Readonly<Record<string, string>> = {}): Answer {
  return (response) => {
    response.writeHead(status, headers);
    response.end(body);
  };
}

/** Fasttrack's own way of saying it. */
export function envelope(data: unknown, success = true, errors: unknown = [], status = 200): Answer {
  return json({ Data: data, Success: success, Errors: errors }, status);
}

/** A row as the vendor's guide prints it. */
export const GUIDE_ROW = {
  MessageId: 1234,
  UserId: -9999,
  Event: "shoutout",
  Title: "Use Fasttrack Integration inbox!",
  Message: "This is the message body. Can contain HTML!",
  PreviewText: "Message preview text",
  FooterText: "Message footer text.",
  Data: { OverrideCommunicationStatus: "" },
  CTAButtonLink: "https://www.google.com",
  CTAButtonText: "Primary button",
  CTAButton2Link: "https://www.google.com",
  CTAButton2Text: "Secondary button",
  ImageUrl: "http://example.com/img/header-image.jpg",
  IsRead: false,
  DisplayType: "push",
  Date: "2019-09-12 12:37:56",
  Expires: "2019-09-19 11:16:25",
};
