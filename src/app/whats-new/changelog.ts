/** One version and what is new in it. */
export interface Release {
  readonly version: string;
  readonly changes: readonly string[];
}

/** Reads a `CHANGELOG.md`: a second-level heading for each version, newest first, and a list of changes below it. */
export function parseChangelog(text: string): Release[] {
  const releases: { version: string; changes: string[] }[] = [];
  for (const line of text.split(/\r?\n/)) {
    const heading = /^## +(\S+)/.exec(line)?.[1];
    const item = /^[-*] +(.+)/.exec(line)?.[1];
    const more = /^ {2,}(\S.*)/.exec(line)?.[1];
    const release = releases.at(-1);
    if (heading !== undefined) releases.push({ version: heading, changes: [] });
    else if (item !== undefined) release?.changes.push(plain(item));
    else if (more !== undefined && release && release.changes.length > 0)
      release.changes.push(`${release.changes.pop()} ${plain(more)}`);
  }
  return releases;
}

/** @returns what the one says that the other does not, newest first */
export function changesSince(before: readonly Release[], now: readonly Release[]): string[] {
  const known = new Set(before.flatMap(({ changes }) => changes));
  return now.flatMap(({ changes }) => changes).filter((change) => !known.has(change));
}

const plain = (text: string) => text.replaceAll(/[`*]/g, "").trim();
