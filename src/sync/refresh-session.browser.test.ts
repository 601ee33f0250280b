import { expect, test } from "vitest";
import { refresh } from "./refresh.ts";
import type { Fault } from "./testing/crm.ts";
import { fillWith, shownIds } from "./testing/inbox.ts";
import { OperatorSite } from "./testing/operator-site.ts";
import { newPlayer } from "./testing/player.ts";

const REFUSALS: Fault[] = [
  { kind: "unauthorized" },
  { kind: "status", status: 403 },
  { kind: "unauthorized-200" },
  { kind: "refuse", errors: null },
  { kind: "refuse", errors: [] },
  { kind: "refuse", errors: [{ Code: 17 }] },
];

test.each(REFUSALS)("a token that is refused by %j is renewed once, and the list is there", async (fault) => {
  const player = await newPlayer({ rows: 0 });
  const ids = await player.crm.send({ count: 2, live: false });
  const logins = await player.crm.calls("login");
  await player.crm.faults({ ...fault, endpoint: "list", times: 1 });
  expect(await refresh(player.tools)).toMatchObject({ type: "refreshed", changed: 2 });
  expect((await player.crm.calls("login")) - logins).toBe(1);
  expect((await shownIds(player.store)).toSorted()).toEqual(ids);
});

test.each(REFUSALS)(
  "a fresh token that is refused by %j too halts: no endless loop, and the mirror stays",
  async (fault) => {
    const player = await newPlayer({ rows: 0 });
    const ids = await fillWith(player, 2);
    const [logins, lists] = [await player.crm.calls("login"), await player.crm.calls("list")];
    await player.crm.faults({ ...fault, endpoint: "list" });
    expect(await refresh(player.tools)).toEqual({ type: "halted", reason: "signed-out" });
    expect((await player.crm.calls("login")) - logins).toBe(1);
    expect((await player.crm.calls("list")) - lists).toBe(2);
    expect((await shownIds(player.store)).toSorted()).toEqual(ids);
  },
);

test("with no token and no sid it halts without asking", async () => {
  const player = await newPlayer({ rows: 0, sources: [], config: { rememberSession: false } });
  const lists = await player.crm.calls("list");
  expect(await refresh(player.openTab())).toEqual({ type: "halted", reason: "signed-out" });
  expect(await player.crm.calls("list")).toBe(lists);
});

test("with no token and a sid it logs in first", async () => {
  const player = await newPlayer({ rows: 0, config: { rememberSession: false } });
  expect(await refresh(player.openTab())).toMatchObject({ type: "refreshed" });
});

test("refused while the login cannot be reached is a failure, not a sign-out", async () => {
  const player = await newPlayer({ rows: 0 });
  await player.crm.faults({ kind: "expired-token" }, { kind: "status", status: 502, endpoint: "login" });
  expect(await refresh(player.tools)).toMatchObject({ type: "failed", failure: { status: 502 } });
  expect((await player.session.access())?.token).toBe(player.token);
});

test("invariant 7: refused while the login asks for patience, the list says for how long", async () => {
  const player = await newPlayer({ rows: 0 });
  const patience = { kind: "status", status: 503, retryAfter: 30 };
  await player.crm.faults({ kind: "expired-token" }, { ...patience, endpoint: "login" });
  expect(await refresh(player.tools)).toMatchObject({ type: "failed", failure: { status: 503, retryAfterMs: 30_000 } });
});

test("invariant 18: a list is not fetched as another user", async () => {
  const [site, other] = [new OperatorSite(), await newPlayer({ rows: 0 })];
  const player = await newPlayer({ rows: 0, site });
  const ids = await fillWith(player, 2);
  await other.crm.send({ title: "Not yours", live: false });
  await site.signIn(other.sid);
  await player.crm.faults({ kind: "expired-token" });
  expect(await refresh(player.tools)).toEqual({ type: "halted", reason: "other-user" });
  expect((await shownIds(player.store)).toSorted()).toEqual(ids);
  expect(await other.crm.calls("list")).toBe(0);
});
