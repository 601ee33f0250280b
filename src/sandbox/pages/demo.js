/**
 * The inbox of `?user=NAME` on an operator's page, cross-site: the page is on one host, the inbox on the other.
 * `?mode=` is one of the embed's modes, or `none`, which leaves mounting to whoever looks at the page.
 */
const asked = new URLSearchParams(location.search);
const user = asked.get("user") ?? "demo";
const name = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(user) ? user : "demo";
const mode = asked.get("mode") ?? "bell";

document.getElementById("who").textContent = name;
document.getElementById("console").search = `?user=${name}`;
for (const link of document.querySelectorAll('footer a[href^="?mode="]')) link.search += `&user=${name}`;
document.querySelector(".inbox").hidden = mode !== "inline";
document.getElementById("open").hidden = mode !== "headless";

if (mode !== "none") {
  const inbox = FasttrackInbox.mount({
    target: { bell: "#bell", inline: "#inbox", headless: "#open" }[mode],
    mode,
    // A real page asks its own server, whenever the inbox needs a fresh one.
    sid: async () => `sandbox-${name}`,
    locale: asked.get("locale"),
    theme: asked.get("theme"),
  });
  document.getElementById("open").onclick = () => inbox.toggle();
}
