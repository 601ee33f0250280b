import { expect, onTestFinished, test, vi } from "vitest";
import { UNDO_MS } from "../model/intent.ts";
import { addIntents, readOutbox } from "../store/outbox.ts";
import { eventually } from "./testing/eventually.ts";
import { everythingStored } from "./testing/everything-stored.ts";
import { fillWith, outboxOf, titlesOf } from "./testing/inbox.ts";
import { OperatorSite } from "./testing/operator-site.ts";
import { startPage } from "./testing/page.ts";
import { newPlayer } from "./testing/player.ts";

const METHODS = ["log", "info", "warn", "error", "debug"] as const;

/** Everything that is written to the console from now on. */
function listenToConsole(): unknown[] {
  const said: unknown[] = [];
  for (const method of METHODS) {
    const spy = vi.spyOn(console, method).mockImplementation((...args: unknown[]) => void said.push(...args));
    onTestFinished(() => spy.mockRestore());
  }
  return said;
}

test("invariant 22: after everything that a page does, the sid is stored nowhere and no secret stands in a log", async () => {
  const said = listenToConsole();
  const site = new OperatorSite();
  const player = await newPlayer({ rows: 0, site });
  const ids = await fillWith(player, 4);
  const { engine } = startPage(player.tools);
  await player.crm.send({ title: "Just in" });
  await eventually(() => titlesOf(player.store)).toContain("Just in");

  // A renewal in the middle of a drain, a refused change, and a live connection that comes back.
  await player.crm.faults(
    { kind: "expired-token" },
    { kind: "refuse", messageId: ids[0] },
    { kind: "pusher-auth-refused", times: 1 },
  );
  await addIntents(player.store, "read", ids.slice(0, 2), player.clock.now());
  await addIntents(player.store, "delete", ids.slice(2), player.clock.now() - UNDO_MS);
  await engine.resume(true);
  await eventually(() => outboxOf(player.store)).toMatchObject([{ state: "parked" }]);
  await eventually(() => player.crm.connections()).toBe(1);

  const tokens = [player.token, (await player.session.access())?.token ?? ""];
  expect(tokens[1]).not.toBe(tokens[0]);
  const stored = await everythingStored();
  expect(stored).toContain(tokens[1]);
  expect(stored).not.toContain(player.sid);
  const outbox = JSON.stringify(await readOutbox(player.store));
  const logged = said.map(String).join("\n") + JSON.stringify(said);
  for (const secret of [player.sid, ...tokens]) {
    expect(outbox).not.toContain(secret);
    expect(logged).not.toContain(secret);
  }
});

test("invariant 22: no URL names the sid, none but Pusher's authorisation a token, and there is no referrer", async () => {
  const player = await newPlayer({ rows: 0 });
  const [id = 0] = await fillWith(player, 1);
  const { engine } = startPage(player.tools);
  await addIntents(player.store, "read", [id], player.clock.now());
  engine.requestReplay();
  await eventually(() => outboxOf(player.store)).toEqual([]);
  await eventually(() => player.crm.connections()).toBe(1);
  expect(await player.session.renew(player.token)).toEqual({ type: "renewed" });

  const requests = await player.crm.requests();
  expect(new Set(requests.map(({ endpoint }) => endpoint))).toEqual(new Set(["login", "list", "read", "pusher-auth"]));
  for (const { url, endpoint, referer } of requests) {
    expect(url).not.toContain(player.sid);
    if (endpoint !== "pusher-auth") expect(url).not.toContain(player.token);
    expect(referer).toBeNull();
  }
});
