/// <reference lib="webworker" />
import { openExisting } from "../store/store.ts";
import type { Answer, Request } from "./messages.ts";
import { Searcher } from "./searcher.ts";

declare const self: DedicatedWorkerGlobalScope;

const answer = (message: Answer) => self.postMessage(message);
let searcher: Searcher | null = null;

// Only the page that made this worker can speak to it.
self.addEventListener("message", ({ data }: MessageEvent<Request>) => {
  if (data.type === "ask") return searcher?.ask(data.ask);
  if (data.type === "list") return searcher?.list((ids) => answer({ type: "listed", ids }));
  searcher = new Searcher({
    store: openExisting(data.database),
    tell: (found) => answer({ type: "found", found }),
    fail: (error) => {
      console.warn("What is stored could not be searched.", error);
      answer({ type: "failed" });
    },
  });
});
