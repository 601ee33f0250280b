import { type Answer, jsonAnswer, textAnswer } from "../http/answer.ts";
import { isObject, parseJson } from "../http/fields.ts";
import { type Application, MAX_EVENT_BYTES } from "./application.ts";
import type { PusherServer } from "./server.ts";
import { restRefusal, type SignedRequest } from "./signature.ts";

const MAX_CHANNELS = 100;
const MAX_BATCH = 10;
const MAX_NAME = 200;

/** One event for one or more channels, with its data already JSON text. */
interface Trigger {
  readonly name: string;
  readonly data: string;
  readonly channels: readonly string[];
  readonly socketId: string | undefined;
}

function parseTrigger(value: unknown): Trigger | string {
  if (!isObject(value)) return "an event must be an object";
  const { name, data, channel, channels, socket_id: socketId } = value;
  if (typeof name !== "string" || name === "" || name.length > MAX_NAME) return "missing or invalid event name";
  if (typeof data !== "string") return "data must be a string";
  const listed = Array.isArray(channels) ? channels : [channel];
  const names = listed.filter((item) => typeof item === "string");
  if (names.length === 0 || names.length !== listed.length) return "missing or invalid channels";
  if (names.length > MAX_CHANNELS) return `cannot trigger on more than ${MAX_CHANNELS} channels`;
  return { name, data, channels: names, socketId: typeof socketId === "string" ? socketId : undefined };
}

function refuse(status: number, message: string): Answer {
  return textAnswer(status, "text/plain", message);
}

function publishAll(server: PusherServer, values: readonly unknown[]): Answer {
  const triggers: Trigger[] = [];
  for (const value of values) {
    const trigger = parseTrigger(value);
    if (typeof trigger === "string") return refuse(400, trigger);
    if (Buffer.byteLength(trigger.data) > MAX_EVENT_BYTES) {
      return refuse(413, `The data content of this event exceeds the allowed maximum (${MAX_EVENT_BYTES} bytes)`);
    }
    triggers.push(trigger);
  }
  for (const { name, data, channels, socketId } of triggers) {
    for (const channel of channels) server.publish(channel, name, data, socketId);
  }
  return jsonAnswer(200, {});
}

function channelInfo(server: PusherServer, channel: string) {
  const subscribers = server.channels.members(channel).length;
  return { occupied: subscribers > 0, subscription_count: subscribers };
}

/** Answers Pusher's HTTP API: trigger, batch, list of channels, one channel. Every request must be signed. */
export function restAnswer(server: PusherServer, application: Application, request: SignedRequest): Answer {
  const [, , appId, resource, ...rest] = request.path.split("/");
  if (appId !== application.id) return refuse(404, `Unknown app ${appId}`);
  const refusal = restRefusal(application, request);
  if (refusal !== undefined) return refuse(401, refusal);
  const body = parseJson(request.body);
  if (request.method === "POST" && resource === "events") return publishAll(server, [body]);
  if (request.method === "POST" && resource === "batch_events") {
    const batch = isObject(body) ? body.batch : undefined;
    if (!Array.isArray(batch)) return refuse(400, "batch must be an array");
    if (batch.length > MAX_BATCH) return refuse(400, `Batch size too large (> ${MAX_BATCH})`);
    return publishAll(server, batch);
  }
  if (request.method === "GET" && resource === "channels" && rest.length === 0) {
    const prefix = request.query.get("filter_by_prefix") ?? "";
    const names = server.channels.occupied().filter((name) => name.startsWith(prefix));
    return jsonAnswer(200, { channels: Object.fromEntries(names.map((name) => [name, {}])) });
  }
  if (request.method === "GET" && resource === "channels" && rest.length === 1) {
    return jsonAnswer(200, channelInfo(server, decodeURIComponent(rest[0] ?? "")));
  }
  return refuse(404, "Unknown resource");
}
