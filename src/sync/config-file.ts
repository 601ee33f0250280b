/** What the server answered, whatever it was. */
export interface ConfigFile {
  readonly status: number;
  readonly isOk: boolean;
  readonly text: string;
}

/** For the whole answer, as for every other call. */
const TIMEOUT_MS = 15_000;

let ahead: Promise<ConfigFile | null> | null = null;

/**
 * Asks for the operator's file while the code that reads it is still being loaded: the next `downloadConfig` gets that answer,
 * unless it is known by then to be none.
 */
export function downloadAhead(pageUrl: string): void {
  const asked = download(pageUrl);
  ahead = asked;
  void asked.then((file) => {
    if (file?.isOk !== true) ahead = null;
  });
}

/** The operator's file beside the page. Null where there is no answer, or only half of one. */
export function downloadConfig(pageUrl: string): Promise<ConfigFile | null> {
  const asked = ahead ?? download(pageUrl);
  ahead = null;
  return asked;
}

async function download(pageUrl: string): Promise<ConfigFile | null> {
  try {
    const options = { cache: "no-cache", signal: AbortSignal.timeout(TIMEOUT_MS) } as const;
    const response = await fetch(new URL("inbox.config.json", pageUrl).href, options);
    return { status: response.status, isOk: response.ok, text: await response.text() };
  } catch {
    return null;
  }
}
