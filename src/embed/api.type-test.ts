// Compiled and never run: what an operator's TypeScript may write, and what it is told not to.
import { type Inbox, mount } from "./api.ts";

const inbox: Inbox = mount({ target: "#bell", sid: async () => null });
mount({
  target: document.body,
  mode: "inline",
  src: "https://inbox.example.com/",
  sid: "…",
  locale: "de",
  theme: "dark",
});
inbox.on("unread", ({ detail }) => detail.toFixed());
inbox.on("action", (event) => {
  event.preventDefault();
  new URL(event.detail.href);
});
document.querySelector("fasttrack-inbox")?.toggle();
window.FasttrackInbox?.mount({ mode: "headless" });

// @ts-expect-error there is no such mode
mount({ target: "#bell", mode: "popup" });
// @ts-expect-error a sid is a text
mount({ target: "#bell", sid: async () => 5 });
// @ts-expect-error there is no such event
inbox.on("nothing", () => {});
// @ts-expect-error a count is no text
inbox.on("unread", ({ detail }) => detail.toUpperCase());
