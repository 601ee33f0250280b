/** What is to become of a socket that connects or subscribes. */
export type Verdict = "pass" | "down" | "over-quota";

/** Decides whether a socket may go on; the live faults stand behind it. */
export interface Gate {
  connecting(): Verdict;
  subscribing(channel: string): Verdict;
}

export const OVER_QUOTA = { code: 4004, message: "Application is over connection quota" } as const;
