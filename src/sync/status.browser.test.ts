import { onTestFinished, test } from "vitest";
import { type ConnectionStatus, Status } from "./status.ts";
import { eventually } from "./testing/eventually.ts";

function openTab(name: string, guess: ConnectionStatus): Status {
  const tab = new Status(name, guess);
  onTestFinished(() => tab.close());
  return tab;
}

test("what one tab finds out is known in all", async () => {
  const name = crypto.randomUUID();
  const [first, second] = [openTab(name, "online"), openTab(name, "online")];
  first.set("signed-out");
  await eventually(() => second.current).toBe("signed-out");
});

test("a tab that opens beside one that knows the state takes it from there", async () => {
  const name = crypto.randomUUID();
  openTab(name, "online").set("signed-out");
  const second = openTab(name, "online");
  await eventually(() => second.current).toBe("signed-out");
});

test("a guess is nothing to tell", async () => {
  const name = crypto.randomUUID();
  const heard: unknown[] = [];
  const channel = new BroadcastChannel(`${name}:status`);
  onTestFinished(() => channel.close());
  channel.addEventListener("message", ({ data }) => heard.push(data));
  const guessing = openTab(name, "online");
  channel.postMessage("?");
  channel.postMessage("offline");
  await eventually(() => guessing.current).toBe("offline");
  channel.postMessage("?");
  // Its own question, and the answer to the second of ours only.
  await eventually(() => heard).toEqual(["?", "offline"]);
});
