import { describe, expect, it, onTestFinished } from "vitest";
import { openChanges } from "./changes.ts";
import { addIntents } from "./outbox.ts";
import { freshName, freshStore, NOW, refreshWith, serverRow, viewOf } from "./testing.ts";

/** Another thread that listens; `heard` becomes true when it hears something. */
async function listenInWorker(channel: string): Promise<{ heard: boolean }> {
  const code = `
    new BroadcastChannel(${JSON.stringify(channel)}).onmessage = () => postMessage("heard");
    postMessage("ready");
  `;
  const url = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
  const worker = new Worker(url);
  onTestFinished(() => {
    worker.terminate();
    URL.revokeObjectURL(url);
  });
  const thread = { heard: false };
  await new Promise<void>((resolve) => {
    worker.onmessage = ({ data }) => {
      if (data === "ready") resolve();
      else thread.heard = true;
    };
  });
  return thread;
}

describe("the change signal", () => {
  it("reaches another thread of the profile", async () => {
    const name = freshName();
    const thread = await listenInWorker(`${name}:changes`);
    const changes = openChanges(name);
    // The browser may hear of the first announcement before it hears of the other thread's channel.
    await expect
      .poll(() => {
        changes.announce();
        return thread.heard;
      })
      .toBe(true);
    changes.close();
  });

  it("reaches another tab, which then reads what was changed", async () => {
    const name = freshName();
    const [one, two] = [freshStore(name), freshStore(name)];
    await refreshWith(one, [serverRow(1)]);
    const told = new Promise<void>((resolve) => two.changes.subscribe(resolve));
    await addIntents(one, "read", [1], NOW);
    await told;
    expect(await viewOf(two)).toMatchObject({ pending: 1 });
  });

  it("reaches this context at once, and every listener until it unsubscribes", () => {
    const changes = openChanges(freshName());
    const heard: string[] = [];
    changes.subscribe(() => heard.push("one"));
    const end = changes.subscribe(() => {
      heard.push("two");
      end();
    });
    changes.announce();
    changes.announce();
    expect(heard).toEqual(["one", "two", "one"]);
    changes.close();
  });

  it("says nothing to the inbox of another user", async () => {
    const [one, two] = [openChanges(freshName()), openChanges(freshName())];
    let isHeard = false;
    two.subscribe(() => {
      isHeard = true;
    });
    const probe = new BroadcastChannel("probe");
    const sender = new BroadcastChannel("probe");
    const delivered = new Promise((resolve) => {
      probe.onmessage = resolve;
    });
    one.announce();
    sender.postMessage(null);
    await delivered;
    expect(isHeard).toBe(false);
    for (const each of [one, two, probe, sender]) each.close();
  });

  it("is silent, and no error, after it was closed: work that was under way may still end", () => {
    const changes = openChanges(freshName());
    let isHeard = false;
    changes.subscribe(() => {
      isHeard = true;
    });
    changes.close();
    expect(() => changes.announce()).not.toThrow();
    expect(isHeard).toBe(false);
  });
});
