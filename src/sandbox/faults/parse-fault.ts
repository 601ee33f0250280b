import { Fields } from "../http/fields.ts";
import { ENDPOINTS, type Endpoint, type Fault, KINDS, type Trouble } from "./fault.ts";

const PHASES = ["request", "answer"] as const;

function parseTrouble(fields: Fields): Trouble {
  const kind = fields.oneOf("kind", KINDS);
  switch (kind) {
    case undefined:
      throw fields.wrong("kind", `one of ${KINDS.join(", ")}`);
    case "hang":
      return { kind, phase: fields.oneOf("phase", PHASES) ?? "request" };
    case "delay": {
      const ms = fields.integer("ms", 0);
      if (ms === undefined) throw fields.wrong("ms", "the delay in milliseconds");
      return { kind, ms, phase: fields.oneOf("phase", PHASES) ?? "request" };
    }
    case "status": {
      const status = fields.integer("status", 200, 599);
      if (status === undefined) throw fields.wrong("status", "an HTTP status");
      return { kind, status, retryAfter: parseRetryAfter(fields) };
    }
    case "refuse":
      return { kind, errors: fields.has("errors") ? fields.any("errors") : ["The request was refused"] };
    case "html":
      return { kind, cors: fields.boolean("cors") ?? false };
    case "body":
      if (!fields.has("body")) throw fields.wrong("body", "the body to answer with: a string or any JSON");
      return { kind, body: fields.any("body"), status: fields.integer("status", 200, 599) ?? 200 };
    default:
      return { kind };
  }
}

function parseRetryAfter(fields: Fields): string | undefined {
  const value = fields.any("retryAfter");
  if (value === undefined) return undefined;
  if (typeof value === "string" && value !== "") return value;
  if (typeof value === "number" && value >= 0) return String(value);
  throw fields.wrong("retryAfter", "seconds as a number, or an HTTP date as a string");
}

function parseMessageId(fields: Fields): string | undefined {
  const value = fields.any("messageId");
  if (value === undefined) return undefined;
  if (typeof value === "number" || typeof value === "string") return String(value);
  throw fields.wrong("messageId", "a message id");
}

/** Where a fault applies when its author does not say. */
function defaultEndpoint(trouble: Trouble): Endpoint | "all" {
  if (trouble.kind === "stale") return "list";
  return trouble.kind === "pusher-auth-refused" ? "pusher-auth" : "all";
}

/** Reads one fault of a control request. Throws a BadRequest that names the field that is wrong. */
export function parseFault(value: unknown): Fault {
  const fields = new Fields(value, "fault");
  const trouble = parseTrouble(fields);
  const fault: Fault = {
    trouble,
    endpoint: fields.oneOf("endpoint", [...ENDPOINTS, "all"]) ?? defaultEndpoint(trouble),
    messageId: parseMessageId(fields),
    after: fields.integer("after", 0) ?? 0,
    times: fields.integer("times", 1),
  };
  fields.done();
  return fault;
}
