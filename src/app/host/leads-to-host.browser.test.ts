import { afterEach, expect, test } from "vitest";
import { keepHosts } from "./kept-hosts.ts";
import { leadsToHost } from "./leads-to-host.ts";

const before = location.href;

afterEach(() => {
  history.replaceState(null, "", before);
  localStorage.clear();
});

test("a link leads to the operator's page where that is an own one, or the very page around", () => {
  keepHosts(["https://shop.example"]);
  const url = new URL(location.href);
  url.searchParams.set("host", "https://around.example");
  history.replaceState(null, "", url);
  expect(leadsToHost("https://shop.example/deposit")).toBe(true);
  expect(leadsToHost("https://around.example/deposit")).toBe(true);
  expect(leadsToHost("https://elsewhere.example/?host=https://around.example")).toBe(false);
});
