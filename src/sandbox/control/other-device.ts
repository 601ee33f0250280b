import { Fields } from "../http/fields.ts";
import type { World } from "../world.ts";
import { userIn } from "./who.ts";

/** Marks as read or deletes as another device of the same user would: no live event tells of it. */
export function actAsOtherDevice(world: World, kind: "read" | "delete", value: unknown) {
  const fields = new Fields(value, kind === "read" ? "mark" : "delete");
  const user = userIn(world, fields);
  const ids = fields.array("messageIds") ?? [];
  const texts = ids.filter((id) => typeof id === "number" || typeof id === "string").map(String);
  if (ids.length === 0 || texts.length !== ids.length) throw fields.wrong("messageIds", "an array of message ids");
  fields.done();
  const results = texts.map((messageId) => {
    const entry = world.journal.open({
      kind,
      source: "other-device",
      sid: user.sid,
      tokenUserId: user.id,
      messageId,
      headers: null,
    });
    entry.result = kind === "read" ? user.mailbox.markRead(messageId) : user.mailbox.remove(messageId);
    entry.effective = entry.result === "applied";
    return { messageId, result: entry.result };
  });
  return { results };
}
