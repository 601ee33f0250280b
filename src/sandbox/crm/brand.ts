/** The one brand of the sandbox. */
export const BRAND_NAME = "sandbox";
export const BRAND_ID = 5;

/** The channel of one user's live events. Its form is the guide's and cannot be chosen; the test user has two dashes. */
export function channelOf(userId: number): string {
  return `private-prisma-${BRAND_ID}-${userId}`;
}
