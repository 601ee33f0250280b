import { inject } from "vitest";

export const operatorOrigin = inject("operatorOrigin");

/** An address that answers this, whoever asks. */
export function answering(body: unknown, fields: Readonly<Record<string, string>> = {}): string {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return `${operatorOrigin}/?${new URLSearchParams({ body: text, ...fields })}`;
}

/** Makes an address of the operator's answer this from now on. */
export async function publish(url: string, body: unknown): Promise<void> {
  await fetch(url, { method: "POST", body: JSON.stringify(body) });
}

/** An operator's endpoint that says who is signed in there. */
export class OperatorSite {
  readonly sessionUrl = `${operatorOrigin}/session/${crypto.randomUUID()}`;

  signIn(sid: string): Promise<void> {
    return publish(this.sessionUrl, { sid });
  }

  signOut(): Promise<void> {
    return publish(this.sessionUrl, {});
  }
}
