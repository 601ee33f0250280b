import { h, render } from "preact";
import { beforeEach, expect, it, onTestFinished, vi } from "vitest";
import { choose, isChosen } from "../choices.ts";
import { PopUpSettings } from "./pop-up-settings.tsx";

const NOTIFY = "Show notifications on this device";

/** @param answer what the player tells the browser */
function withPermission(permission: NotificationPermission, answer = permission) {
  const requestPermission = vi.fn(async () => {
    stub.permission = answer;
    return answer;
  });
  const stub = { permission, requestPermission };
  vi.stubGlobal("Notification", stub);
  return requestPermission;
}

function show(): HTMLElement {
  const root = document.createElement("div");
  document.body.append(root);
  render(h(PopUpSettings, {}), root);
  onTestFinished(() => {
    render(null, root);
    root.remove();
    vi.unstubAllGlobals();
  });
  return root;
}

function switchIn(root: HTMLElement, label: string): HTMLInputElement {
  const found = [...root.querySelectorAll("label")].find((one) => one.textContent.includes(label));
  const input = found?.querySelector("input");
  if (!input) throw new Error(`no switch "${label}"`);
  return input;
}

beforeEach(() => {
  choose("pop-ups:notify", false);
  choose("pop-ups:stay", false);
});

it("asks for permission after a tap on the switch, never by being shown", async () => {
  const asked = withPermission("default", "granted");
  const input = switchIn(show(), NOTIFY);
  expect(asked).not.toHaveBeenCalled();
  expect(input.checked).toBe(false);
  input.click();
  await expect.poll(() => input.checked).toBe(true);
  expect(asked).toHaveBeenCalledTimes(1);
  expect(isChosen("pop-ups:notify")).toBe(true);
});

it("says that the browser blocks it where the player refuses, and keeps nothing switched on", async () => {
  withPermission("default", "denied");
  const root = show();
  switchIn(root, NOTIFY).click();
  await expect.poll(() => root.textContent).toContain("Your browser blocks notifications from this site");
  expect(isChosen("pop-ups:notify")).toBe(false);
  expect(root.querySelectorAll("input")).toHaveLength(1);
});

it("stays off where the player closes the question", async () => {
  const asked = withPermission("default");
  const input = switchIn(show(), NOTIFY);
  input.click();
  await expect.poll(() => asked.mock.calls.length).toBe(1);
  await expect.poll(() => input.checked).toBe(false);
});

it("can be switched off while the permission stays", async () => {
  withPermission("granted");
  choose("pop-ups:notify", true);
  const input = switchIn(show(), NOTIFY);
  expect(input.checked).toBe(true);
  input.click();
  await expect.poll(() => input.checked).toBe(false);
  expect(isChosen("pop-ups:notify")).toBe(false);
});

it("lets pop-ups stay", async () => {
  withPermission("default");
  const input = switchIn(show(), "Keep pop-ups until I close them");
  input.click();
  await expect.poll(() => input.checked).toBe(true);
  expect(isChosen("pop-ups:stay")).toBe(true);
});
