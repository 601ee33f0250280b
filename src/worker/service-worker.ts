/// <reference lib="webworker" />
import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  getCacheKeyForURL,
  precacheAndRoute,
} from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";
import { NetworkFirst } from "workbox-strategies";
import { REPLAY_TAG } from "../sync/background-sync.ts";
import { REFRESH_TAG } from "../sync/periodic-sync.ts";
import { parseWorkerRequest } from "../sync/worker-messages.ts";
import { answerPage } from "./answer-page.ts";
import { keepingBadge, showBadge } from "./badge.ts";
import { keepPicturesOf } from "./keep-pictures.ts";
import { CONFIG_CACHE, configOnly, keepConfig } from "./kept-config.ts";
import { makeWay } from "./make-way.ts";
import { onNotificationClick } from "./notification-click.ts";
import { refreshAll } from "./refresh-all.ts";
import { servePicture } from "./serve-picture.ts";
import { replayAll } from "./tasks.ts";

declare const self: ServiceWorkerGlobalScope;

precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();

// The page itself, whatever its query; other pages of the same site are not ours.
const scope = new URL(self.registration.scope).pathname;
const isPage = ({ url }: { url: URL }) => url.pathname === scope || url.pathname === `${scope}index.html`;
const page = new NavigationRoute(createHandlerBoundToURL("index.html"));
registerRoute((options) => isPage(options) && page.match(options), page.handler);

registerRoute(
  ({ url }) => url.pathname === `${scope}inbox.config.json`,
  new NetworkFirst({ cacheName: CONFIG_CACHE, networkTimeoutSeconds: 3, plugins: [configOnly] }),
);

registerRoute(
  ({ request }) => request.destination === "image",
  ({ request, event }) => servePicture(request, (work) => event.waitUntil(work)),
);

self.addEventListener("install", (event) => {
  event.waitUntil(keepConfig(new URL("inbox.config.json", self.registration.scope).href));
});

self.addEventListener("activate", (event) => {
  // The page of the first visit is looked after at once. An update gets here only when no old page is left, or the player agreed.
  event.waitUntil(self.clients.claim());
});

self.addEventListener("message", (event) => {
  const request = parseWorkerRequest(event.data);
  if (request?.type === "take-over") event.waitUntil(self.skipWaiting());
  else if (request?.type === "make-way") makeWay();
  else if (request?.type === "look-after") event.waitUntil(self.clients.claim());
  else if (request?.type === "check-release") {
    if (getCacheKeyForURL(request.script) === undefined) event.ports[0]?.postMessage("other");
  } else if (request?.type === "keep-pictures") event.waitUntil(keepPicturesOf(request.database));
  else if (request !== null) event.waitUntil(answerPage(request, event.ports[0]));
});

self.addEventListener("notificationclick", (event) => {
  event.waitUntil(onNotificationClick(self, event).finally(showBadge));
});

self.addEventListener("sync", (event) => {
  if (event.tag === REPLAY_TAG) event.waitUntil(replayInBackground().finally(showBadge));
});

self.addEventListener("periodicsync", (event) => {
  if (event.tag === REFRESH_TAG) event.waitUntil(keepingBadge(refreshAll));
});

/** @throws when something still waits, so that the browser tries again later; without a session only a page can go on */
async function replayInBackground(): Promise<void> {
  const results = await replayAll();
  if (results.some((result) => result?.type === "waiting")) throw new Error("not everything could be sent yet");
}
