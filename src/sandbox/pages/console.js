/** The CRM console. It speaks to the control API only, and shows whatever people typed as text and never as HTML. */

const REFRESH_MS = 1000;
const SHOWN_ROWS = 60;
const SHOWN_ENTRIES = 200;

const PRESETS = [
  {
    name: "Toast",
    event: "message",
    title: "Two stars for your pass",
    previewText: "They are already on it.",
    message: "<p>You finished the harbour quest. <strong>Two stars</strong> were added to your pass.</p>",
  },
  {
    name: "Shoutout",
    event: "shoutout",
    title: "Ninth place! 🎉",
    previewText: "The board closes on Sunday.",
    message: "<h2>What a climb</h2><p>From 31st to <em>9th</em> in four days.</p>",
    imageUrl: "/sandbox/images/cors-podium.svg",
    ctaButtonText: "See the board",
    ctaButtonLink: "https://aurora.example/board",
    ctaButton2Text: "Later",
    ctaButton2Link: "https://aurora.example/",
  },
  {
    name: "Silent",
    event: "inbox",
    displayType: "silent",
    title: "Your points statement",
    previewText: "1,480 earned, 600 spent.",
    message:
      "<table><tr><th>Quests</th><td>1,120</td></tr><tr><th>Invitations</th><td>300</td></tr><tr><th>Workshop</th><td>60</td></tr></table>",
    footerText: 'Something looks wrong? <a href="https://aurora.example/support">Tell us</a>.',
  },
  {
    name: "Right to left",
    event: "inbox",
    title: "مهمة جديدة في الوادي",
    previewText: "اجمع سبعة أضواء قبل نهاية الأسبوع.",
    message: '<div dir="rtl"><p>اجمع <strong>سبعة أضواء</strong> قبل نهاية الأسبوع.</p></div>',
  },
  {
    name: "Gone in a minute",
    event: "inbox",
    title: "Quick, a shooting star",
    previewText: "It is gone in sixty seconds.",
    message: "<p>Make a wish. It is gone in sixty seconds.</p>",
    expiresIn: "60",
  },
  {
    name: "Too long for Pusher",
    event: "message",
    title: "The whole saga",
    previewText: "Longer than a live event can be.",
    message: `<p>${"Once more the lanterns went up over the lake, and once more nobody had counted them. ".repeat(150)}</p>`,
  },
  {
    name: "Hostile",
    event: "message",
    title: "<img src=x onerror=alert(1)>",
    previewText: "Nothing in here may run.",
    message:
      '<script>alert(1)</script><img src="x" onerror="alert(2)"><a href="javascript:alert(3)">a link</a><style>body{display:none}</style><form action="https://evil.example"><input name="password"></form>',
    ctaButtonText: "Do not",
    ctaButtonLink: "javascript:alert(4)",
  },
];

const FAULTS = [
  {
    group: "Network",
    faults: [
      ["Offline", "Every connection is reset.", { kind: "offline" }],
      ["Hang", "No answer ever comes.", { kind: "hang" }],
      ["Slow", "Three seconds are added to every answer.", { kind: "delay", ms: 3000 }],
      ["Captive portal", "A page of HTML instead of JSON.", { kind: "html" }],
      ["Cut answer", "The body ends half-way.", { kind: "truncate" }],
      ["Lost answer", "The change is made, the answer never arrives.", { kind: "lost-answer" }],
    ],
  },
  {
    group: "Server",
    faults: [
      ["500", "The server fails.", { kind: "status", status: 500 }],
      ["503", "Not now: try again in 30 seconds.", { kind: "status", status: 503, retryAfter: 30 }],
      ["429", "Too many requests: try again in 10 seconds.", { kind: "status", status: 429, retryAfter: 10 }],
      ["Refused", "200, but with Success: false.", { kind: "refuse" }],
      ["Stale list", "The list stays as it is now.", { kind: "stale" }],
    ],
  },
  {
    group: "Session",
    faults: [
      ["Signed out", "401 for every token, at login too.", { kind: "unauthorized" }],
      ["Token expired", "401 until the next login.", { kind: "expired-token" }],
      ["Signed out, politely", "200 with an authentication error.", { kind: "unauthorized-200" }],
    ],
  },
  {
    group: "Live",
    faults: [
      ["Pusher down", "The socket breaks and cannot come back.", { kind: "pusher-down" }],
      ["Over quota", "The socket is closed with 4004.", { kind: "pusher-over-quota" }],
      ["Not authorised", "403 for the channel.", { kind: "pusher-auth-refused" }],
    ],
  },
];

function byId(id) {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`#${id} is missing from the page`);
  return element;
}

/** Makes an element; strings among the children become text. */
function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false) element.setAttribute(name, String(value));
  }
  element.append(...children);
  return element;
}

async function call(method, path, body) {
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
  const response = await fetch(`/sandbox/api/${path}`, init);
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error ?? `The sandbox answered ${response.status}`);
  return answer;
}

const otherOrigin = document.querySelector("main")?.dataset.otherOrigin ?? "";
let player = new URLSearchParams(location.search).get("user") ?? "demo";
let shownVersion = null;
let journalSeq = 0;
let entries = [];

const sid = () => `sandbox-${player}`;

/** Whether an active fault of the state is the one behind a switch. */
function isActive(active, wanted) {
  return active.some((fault) => fault.kind === wanted.kind && fault.status === wanted.status);
}

function switches() {
  return [...document.querySelectorAll("#faults input")];
}

async function applyFaults() {
  const faults = switches()
    .filter((box) => box.checked)
    .map((box) => JSON.parse(box.value));
  await attempt(() => call("POST", "faults", { sid: sid(), faults }));
}

function drawFaultSwitches() {
  for (const { group, faults } of FAULTS) {
    const boxes = faults.map(([name, hint, fault]) =>
      make(
        "label",
        { class: "switch" },
        make("input", { type: "checkbox", role: "switch", value: JSON.stringify(fault), change: applyFaults }),
        make("span", {}, name, make("small", {}, hint)),
      ),
    );
    byId("faults").append(
      make("fieldset", {}, make("legend", {}, group), make("div", { class: "switches" }, ...boxes)),
    );
  }
}

/** Fills the form with an example; what the example leaves out goes back to how it was at first. */
function fill(preset) {
  const form = byId("send-form");
  form.reset();
  for (const [name, value] of Object.entries(preset)) {
    const field = form.elements.namedItem(name);
    if (field !== null && name !== "name") field.value = value;
  }
  if (preset.imageUrl) form.elements.namedItem("imageUrl").value = `${otherOrigin}${preset.imageUrl}`;
  const folded = ["footerText", "imageUrl", "ctaButtonText", "expiresIn"];
  document.querySelector("details").open = folded.some((name) => preset[name] !== undefined);
}

function wireDate(moment) {
  return new Date(moment).toISOString().slice(0, 19).replace("T", " ");
}

function orderFrom(form) {
  const { expiresIn, live, count, isRead, ...texts } = Object.fromEntries(new FormData(form));
  return {
    sid: sid(),
    ...texts,
    isRead: isRead === "true",
    count: Number(count),
    live: live === "only" ? live : live === "true",
    expires: expiresIn === "" ? null : wireDate(Date.now() + Number(expiresIn) * 1000),
  };
}

function say(text, failed = false) {
  const result = byId("send-result");
  result.textContent = text;
  result.classList.toggle("failed", failed);
}

/** Does something and shows the error when it fails. */
async function attempt(work) {
  try {
    const answer = await work();
    await refresh();
    return answer;
  } catch (error) {
    say(error instanceof Error ? error.message : String(error), true);
    return undefined;
  }
}

async function send(event) {
  event.preventDefault();
  const sent = await attempt(() => call("POST", "send", orderFrom(byId("send-form"))));
  if (sent === undefined) return;
  const [first] = sent.messageIds;
  const last = sent.messageIds.at(-1);
  say(sent.messageIds.length === 1 ? `Sent as ${first}.` : `Sent ${sent.messageIds.length}: ${first} to ${last}.`);
}

function isExpired(row) {
  return typeof row.Expires === "string" && Date.parse(`${row.Expires.replace(" ", "T")}Z`) < Date.now();
}

function rowItem(row) {
  const id = row.MessageId;
  const isUnread = row.IsRead !== true;
  const act = (path) => () => attempt(() => call("POST", path, { sid: sid(), messageIds: [id] }));
  const about = make(
    "div",
    { class: "item-about" },
    make("span", { class: "tag" }, `${row.Event ?? "–"} · ${row.DisplayType ?? "–"}`),
    make("span", {}, `${id} · ${row.Date ?? "no date"}`),
  );
  if (isExpired(row)) about.append(make("span", { class: "tag warn" }, "expired"));
  const buttons = make("div", { class: "item-do" });
  if (id !== undefined && id !== null) {
    if (isUnread) buttons.append(make("button", { type: "button", click: act("mark") }, "Mark as read"));
    buttons.append(make("button", { type: "button", class: "quiet danger", click: act("delete") }, "Delete"));
  }
  const title = make("div", { class: "item-title", dir: "auto" }, String(row.Title ?? "(no title)"));
  return make("li", { class: isUnread ? "item unread" : "item" }, title, about, buttons);
}

async function drawRows() {
  const { rows, rowCount } = await call("GET", `state?sid=${sid()}&rows=${SHOWN_ROWS}`);
  const items = rows.map(rowItem);
  byId("rows").replaceChildren(...(items.length > 0 ? items : [make("li", { class: "empty" }, "Nothing here.")]));
  byId("rows-count").textContent = rowCount > rows.length ? `the newest ${rows.length} of ${rowCount}` : "";
}

const RESULTS = {
  applied: ["applied", "good"],
  already: ["was so already", "warn"],
  "unknown-message": ["no such message", "warn"],
  unauthorized: ["not signed in", "bad"],
  invalid: ["invalid", "bad"],
  faulted: ["not served", "bad"],
};

function entryRow(entry) {
  const [word, tone] = RESULTS[entry.result] ?? [entry.result, ""];
  const what = entry.source === "other-device" ? `${entry.kind} · other device` : entry.kind;
  const fault = entry.fault === null ? "" : ` (${entry.fault})`;
  const answer = entry.source === "other-device" ? "–" : entry.answered ? `${entry.status}` : "none";
  return make(
    "tr",
    {},
    make("td", {}, new Date(entry.at).toLocaleTimeString()),
    make("td", {}, what),
    make("td", {}, String(entry.messageId ?? "–")),
    make("td", {}, make("span", { class: `tag ${tone}` }, word)),
    make("td", {}, `${answer}${fault}`),
  );
}

/** Adds what is new, and asks again for entries that were still open: their answers come later. */
async function drawJournal() {
  const { entries: fresh } = await call("GET", `journal?sid=${sid()}&after=${journalSeq}`);
  if (fresh.length === 0 && entries.length > 0) return;
  entries = [...entries.filter((entry) => entry.seq <= journalSeq), ...fresh].slice(-SHOWN_ENTRIES);
  const open = entries.find((entry) => entry.source === "api" && !entry.answered);
  journalSeq = open === undefined ? (entries.at(-1)?.seq ?? 0) : open.seq - 1;
  const rows = entries.map(entryRow).reverse();
  const nothing = make(
    "tr",
    {},
    make("td", { colspan: 5, class: "empty" }, "Nothing yet. Mark something as read in the inbox."),
  );
  byId("journal").replaceChildren(...(rows.length > 0 ? rows : [nothing]));
}

async function refresh() {
  const state = await call("GET", `state?sid=${sid()}&rows=false`);
  byId("fact-user-id").textContent = state.userId;
  byId("fact-sid").textContent = state.sid;
  byId("fact-channel").textContent = state.channel;
  byId("fact-connections").textContent = state.connections ?? "unknown";
  byId("fact-rows").textContent = state.rowCount.toLocaleString();
  byId("fact-unread").textContent = state.unreadCount.toLocaleString();
  for (const box of switches()) box.checked = isActive(state.faults, JSON.parse(box.value));
  byId("faults-count").textContent = state.faults.length > 0 ? `${state.faults.length} on` : "";
  if (state.version !== shownVersion) {
    shownVersion = state.version;
    await drawRows();
  }
  await drawJournal();
}

async function drawPlayers() {
  const { users } = await call("GET", "users");
  const names = new Set(["demo", "demo-1000", ...users.map((user) => user.name).filter((name) => name !== null)]);
  byId("players").replaceChildren(...[...names].map((name) => make("option", { value: name })));
}

async function choose(name) {
  player = name;
  shownVersion = null;
  journalSeq = 0;
  entries = [];
  byId("player-name").value = name;
  byId("open-inbox").href = `/#sid=${sid()}`;
  byId("open-demo").href = `${otherOrigin}/sandbox/demo/?user=${encodeURIComponent(name)}`;
  history.replaceState(null, "", `?user=${encodeURIComponent(name)}`);
  await attempt(drawPlayers);
}

/** Keeps the page true while somebody looks at it. */
async function follow() {
  if (!document.hidden) {
    try {
      await refresh();
    } catch {
      byId("fact-connections").textContent = "the sandbox does not answer";
    }
  }
  setTimeout(follow, REFRESH_MS);
}

byId("player-form").addEventListener("submit", (event) => {
  event.preventDefault();
  choose(byId("player-name").value.trim());
});
byId("send-form").addEventListener("submit", send);
byId("reset").addEventListener("click", async () => {
  journalSeq = 0;
  entries = [];
  await attempt(() => call("POST", "reset", { sid: sid() }));
});
// A table that scrolls has to be reachable by keyboard; Safari does not see to it by itself.
document.querySelector(".scroll").tabIndex = 0;
for (const preset of PRESETS) {
  byId("presets").append(make("button", { type: "button", click: () => fill(preset) }, preset.name));
}
drawFaultSwitches();
fill(PRESETS[0]);
await choose(player);
await follow();
