import { h, render } from "preact";
import { afterEach, beforeEach, expect, it } from "vitest";
import { changeLook, setHostScheme } from "../brand/look.ts";
import { Logo } from "./logo.tsx";

const root = document.createElement("div");
const address = () => root.querySelector("img")?.getAttribute("src");

beforeEach(() => {
  document.body.append(root);
  changeLook({ name: "Operator", logo: null, scheme: "system", tokens: "" });
});

afterEach(() => {
  render(null, root);
  root.remove();
  setHostScheme(null);
});

it("goes with the ground that it stands on, also where the page around chose that", () => {
  render(h(Logo, { light: "light.svg", dark: "dark.svg" }), root);
  // By the device.
  expect(address()).toBe("light.svg");
  expect(root.querySelector("source")).not.toBeNull();
  setHostScheme("dark");
  render(h(Logo, { light: "light.svg", dark: "dark.svg" }), root);
  expect(address()).toBe("dark.svg");
  expect(root.querySelector("source")).toBeNull();
  setHostScheme("light");
  render(h(Logo, { light: "light.svg", dark: "dark.svg" }), root);
  expect(address()).toBe("light.svg");
  expect(root.querySelector("source")).toBeNull();
});
