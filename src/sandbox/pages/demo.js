/** Puts the inbox of `?user=NAME` into the page's frame, from the other host: cross-site, as on a real operator's page. */
const asked = new URLSearchParams(location.search).get("user") ?? "demo";
const name = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(asked) ? asked : "demo";
const frame = document.getElementById("inbox");
frame.src = `${frame.dataset.origin}/#sid=sandbox-${name}`;
document.getElementById("who").textContent = name;
document.getElementById("console").search = `?user=${name}`;
