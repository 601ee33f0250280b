import { expect, onTestFinished, test, vi } from "vitest";
import { login } from "../fasttrack/login.ts";
import { addIntents, readOutbox } from "../store/outbox.ts";
import { replay } from "./replay.ts";
import type { Fault } from "./testing/crm.ts";
import { drain } from "./testing/drain.ts";
import { fillWith, outboxOf, viewOf } from "./testing/inbox.ts";
import { OperatorSite } from "./testing/operator-site.ts";
import { newPlayer, type Player, type PlayerOptions, sourceOf } from "./testing/player.ts";
import { shortenTimeouts } from "./testing/shorten-timeouts.ts";

async function queued(count: number, options: PlayerOptions = {}): Promise<{ player: Player; ids: number[] }> {
  const player = await newPlayer({ rows: 0, ...options });
  const ids = await fillWith(player, count);
  await addIntents(player.store, "read", ids, player.clock.now());
  return { player, ids };
}

async function effectiveIds(player: Player): Promise<number[]> {
  const journal = await player.crm.journal();
  return journal.flatMap(({ effective, messageId }) => (effective ? [messageId] : [])).toSorted();
}

const REFUSALS = ["expired-token", "unauthorized-200"];

test.each(REFUSALS)(
  "invariant 7: %s in the middle of a drain: one new login, and every change arrives",
  async (kind) => {
    const { player, ids } = await queued(40);
    const logins = await player.crm.calls("login");
    // The login itself works; whatever carries the old token is refused from the sixteenth change on.
    const times = kind === "expired-token" ? {} : { times: 1, endpoint: "list" };
    await player.crm.faults(
      { kind, after: kind === "expired-token" ? 15 : 0, ...times },
      ...(kind === "expired-token" ? [] : [{ kind, endpoint: "read", after: 15, times: 1 }]),
    );
    expect(await drain(player)).toEqual({ type: "drained" });
    expect(await effectiveIds(player)).toEqual(ids);
    expect((await player.crm.calls("login")) - logins).toBe(1);
    expect(await viewOf(player.store)).toMatchObject({ pending: 0, unread: 0, problems: [] });
  },
);

test("invariants 7 and 9: refused and with no sid to be had: halted, everything kept, no token in the outbox", async () => {
  const { player, ids } = await queued(20, { sources: [] });
  await player.crm.faults({ kind: "expired-token", after: 5 });
  expect(await replay(player.tools)).toEqual({ type: "halted", reason: "signed-out" });

  const sent = await effectiveIds(player);
  const kept = (await outboxOf(player.store)).map(({ messageId }) => messageId);
  expect([...sent, ...kept].toSorted()).toEqual(ids);
  expect((await outboxOf(player.store)).every(({ state }) => state === "waiting")).toBe(true);
  const outbox = JSON.stringify(await readOutbox(player.store));
  expect(outbox).not.toContain(player.token);
  expect(outbox).not.toContain(player.sid);
  expect((await player.session.access())?.token).toBeUndefined();

  // Nothing is sent without a token, and with a fresh one all the rest.
  const before = (await player.crm.journal()).length;
  expect(await replay(player.tools)).toEqual({ type: "halted", reason: "signed-out" });
  expect(await player.crm.journal()).toHaveLength(before);
  expect(await replay(player.openTab([sourceOf(player.sid)]))).toEqual({ type: "drained" });
  expect(await effectiveIds(player)).toEqual(ids);
});

test("invariant 7: a server that refuses every token, a fresh one too, halts the queue and parks nothing", async () => {
  const { player, ids } = await queued(8);
  await player.crm.faults(
    { kind: "unauthorized", endpoint: "read" },
    { kind: "unauthorized", endpoint: "list" },
    { kind: "unauthorized", endpoint: "single" },
  );
  expect(await drain(player)).toEqual({ type: "halted", reason: "signed-out" });
  expect((await outboxOf(player.store)).map(({ state }) => state)).toEqual(ids.map(() => "waiting"));
  expect(await player.crm.calls("login")).toBeLessThanOrEqual(3);
  await player.crm.faults();
  expect(await drain(player)).toEqual({ type: "drained" });
  expect(await effectiveIds(player)).toEqual(ids);
});

const NO_PROBE: [name: string, fault: Fault][] = [
  ["fails", { kind: "status", status: 500 }],
  ["asks for patience", { kind: "status", status: 429, retryAfter: 5 }],
  ["cannot be reached", { kind: "offline" }],
  ["answers a page", { kind: "html", cors: true }],
];

test.each(NO_PROBE)(
  "invariant 7: every change refused while the list %s: parks nothing, and all arrive later",
  async (_, fault) => {
    const { player, ids } = await queued(12);
    await player.crm.faults({ kind: "unauthorized-200", endpoint: "read" }, { ...fault, endpoint: "list" });
    expect(await drain(player)).toMatchObject({ type: "waiting" });
    expect((await outboxOf(player.store)).map(({ state }) => state)).toEqual(ids.map(() => "waiting"));
    await player.crm.faults();
    expect(await drain(player)).toEqual({ type: "drained" });
    expect(await effectiveIds(player)).toEqual(ids);
    expect(await viewOf(player.store)).toMatchObject({ pending: 0, unread: 0, problems: [] });
  },
);

test("invariant 7: a status of 401 for a fresh token, while the list cannot be asked, parks nothing", async () => {
  const { player, ids } = await queued(4);
  await player.crm.faults(
    { kind: "status", status: 401, endpoint: "read" },
    { kind: "status", status: 502, endpoint: "list" },
  );
  expect(await drain(player)).toMatchObject({ type: "waiting", isReachable: true });
  expect((await outboxOf(player.store)).map(({ state }) => state)).toEqual(ids.map(() => "waiting"));
});

test("invariant 7: a token that was good a moment ago is asked about again when the next changes are refused", async () => {
  const { player, ids } = await queued(1);
  const logins = await player.crm.calls("login");
  await player.crm.faults(
    { kind: "refuse", endpoint: "read", times: 1 },
    { kind: "unauthorized-200", endpoint: "read", times: 1 },
    { kind: "unauthorized-200", endpoint: "list", after: 1, times: 1 },
  );
  // No backoff: all of it within one drain.
  expect(await replay({ ...player.tools, random: () => 0 })).toEqual({ type: "drained" });
  expect((await player.crm.calls("login")) - logins).toBe(1);
  expect(await effectiveIds(player)).toEqual(ids);
});

test("invariant 7: refused while the login cannot be reached: it waits, keeps everything and goes on later", async () => {
  const { player, ids } = await queued(3);
  await player.crm.faults({ kind: "expired-token" }, { kind: "offline", endpoint: "login" });
  expect(await replay(player.tools)).toMatchObject({ type: "waiting", isReachable: false });
  expect(await outboxOf(player.store)).toHaveLength(3);
  await player.crm.faults();
  expect(await drain(player)).toEqual({ type: "drained" });
  expect(await effectiveIds(player)).toEqual(ids);
});

test("invariant 7: a login that asks for patience gets it from the whole queue", async () => {
  const { player, ids } = await queued(8);
  const patience = { kind: "status", status: 429, retryAfter: 30 };
  await player.crm.faults({ kind: "expired-token" }, { ...patience, endpoint: "login" });
  const before = player.clock.now();
  const result = await replay(player.tools);
  expect(result).toMatchObject({ type: "waiting", isReachable: true });
  expect(result.type === "waiting" ? result.until : 0).toBeGreaterThanOrEqual(before + 30_000);
  const logins = await player.crm.calls("login");
  expect(await replay(player.tools)).toEqual(result);
  expect(await player.crm.calls("login")).toBe(logins);
  await player.crm.faults();
  player.clock.advance(31_000);
  expect(await drain(player)).toEqual({ type: "drained" });
  expect(await effectiveIds(player)).toEqual(ids);
});

const NO_LOGIN: [name: string, fault: Fault][] = [
  ["cannot be reached", { kind: "status", status: 503 }],
  ["never answers", { kind: "hang" }],
];

test.each(NO_LOGIN)(
  "invariant 10: a login that %s is tried once in a drain, whoever is refused and when",
  async (_, fault) => {
    shortenTimeouts(8);
    const { player, ids } = await queued(20);
    const logins = await player.crm.calls("login");
    await player.crm.faults(
      { ...fault, endpoint: "login" },
      { kind: "expired-token" },
      // This one hears that it is refused when the login was tried already.
      { kind: "delay", ms: 200, phase: "answer", messageId: ids[1] },
    );
    expect(await replay(player.tools)).toMatchObject({ type: "waiting", isReachable: false });
    expect((await player.crm.calls("login")) - logins).toBe(1);
    expect((await outboxOf(player.store)).map(({ state }) => state)).toEqual(ids.map(() => "waiting"));
  },
);

test("invariant 9: the token is read when a request is sent: another tab's login counts from the next one on", async () => {
  const { player, ids } = await queued(30);
  const fresh = await login(player.stored.fusionUrl, player.sid);
  if (fresh.type !== "success") throw new Error(fresh.type);
  const { session } = player.openTab();
  const real = globalThis.fetch;
  const tokens: (string | null)[] = [];
  const spy = vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    tokens.push(new Headers(init?.headers).get("authtoken"));
    if (tokens.length === 8) await session.accept(player.stored, fresh.value.authToken);
    return real(input, init);
  });
  onTestFinished(() => spy.mockRestore());
  expect(await replay(player.tools)).toEqual({ type: "drained" });
  spy.mockRestore();
  expect(tokens).toHaveLength(ids.length);
  expect(new Set(tokens.slice(0, 8))).toEqual(new Set([player.token]));
  // The other lanes may have been on their way with the old one.
  expect(new Set(tokens.slice(14))).toEqual(new Set([fresh.value.authToken]));
});

test("invariants 9 and 18: two users of one profile: each change is sent with its own user's token", async () => {
  const [first, second] = [await queued(10), await queued(10)];
  expect(first.player.store.name).not.toBe(second.player.store.name);
  await Promise.all([replay(first.player.tools), replay(second.player.tools)]);
  for (const { player, ids } of [first, second]) {
    expect(await effectiveIds(player)).toEqual(ids);
    const users = new Set((await player.crm.journal()).map(({ userId }) => userId));
    expect(users).toEqual(new Set([player.stored.userId]));
  }
});

test("invariants 9 and 18: when the operator's session is another user's by now, nothing is sent as that one", async () => {
  const other = await newPlayer({ rows: 0 });
  const site = new OperatorSite();
  const { player, ids } = await queued(5, { site });
  await player.crm.faults({ kind: "expired-token" });
  await site.signIn(other.sid);
  expect(await replay(player.tools)).toEqual({ type: "halted", reason: "other-user" });
  expect(await other.crm.journal()).toEqual([]);
  expect((await outboxOf(player.store)).map(({ messageId }) => messageId)).toEqual(ids);
  expect((await player.session.access())?.token).toBe(player.token);

  await site.signIn(player.sid);
  expect(await replay(player.tools)).toEqual({ type: "drained" });
  expect(await effectiveIds(player)).toEqual(ids);
});

test("invariants 9 and 18: a player who came by a link is not replaced by whoever the operator's site knows", async () => {
  const other = await newPlayer({ rows: 0 });
  const { player, ids } = await queued(5, { sources: [sourceOf(other.sid)] });
  await player.crm.faults({ kind: "expired-token" });
  expect(await replay(player.tools)).toEqual({ type: "halted", reason: "signed-out" });
  expect(await other.crm.journal()).toEqual([]);
  expect((await outboxOf(player.store)).map(({ messageId }) => messageId)).toEqual(ids);
});
