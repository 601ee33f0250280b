/** Whether a status says "not now" (time-out, too many, the server's own trouble) and nothing about what was asked. */
export function isPassing(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}
