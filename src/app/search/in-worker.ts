import type { Answer, Request } from "../../search/messages.ts";
import { searchWorkerUrl } from "../service-worker/trusted-script-url.ts";
import type { Searching, SearchingEvents } from "./searching.ts";

/** @throws in a browser that has no workers, or lets this page have none */
export function searchInWorker(database: string, { tell, fail }: SearchingEvents): Searching {
  // By its types, the constructor takes no TrustedScriptURL.
  const worker: Worker = Reflect.construct(Worker, [searchWorkerUrl(), { type: "module" }]);
  const takers: ((ids: readonly number[]) => void)[] = [];
  const send = (request: Request) => worker.postMessage(request);
  worker.addEventListener("message", ({ data }: MessageEvent<Answer>) => {
    if (data.type === "found") tell(data.found);
    else if (data.type === "listed") takers.shift()?.(data.ids);
    else fail();
  });
  // Its script could not be loaded, or threw.
  worker.addEventListener("error", fail);
  send({ type: "open", database });
  return {
    ask: (ask) => send({ type: "ask", ask }),
    list: (take) => {
      takers.push(take);
      send({ type: "list" });
    },
    close: () => worker.terminate(),
  };
}
