import {
  FROM_HOST,
  type FromFrame,
  type FromHost,
  type Handlers,
  type HostLook,
  Line,
  type Role,
  type Welcome,
} from "../../embed/protocol.ts";
import type { SidAnswer } from "../../sync/session.ts";

/** Longer than the page around gives its own function, in ms. */
const SID_TIMEOUT_MS = 15_000;

/** After this time, in ms, a page around that does not say who is signed in holds the list up no longer. */
const NAMED_WITHIN_MS = 3_000;

/** What the page around can ask for at any time. */
export type Served = Omit<Handlers<FromHost>, "sid">;

/** The line to the page around. What it asks for before the inbox has started waits for that. */
export class HostLink {
  readonly look: HostLook;
  /** Of whoever is signed in at the start, where that is known without asking. */
  readonly #sid: string | null;
  /** The page around wants to be asked who is signed in. */
  #knowsSid: boolean;
  readonly #line: Line<FromFrame, FromHost>;
  #serve: (served: Served) => void = () => {};
  readonly #served = new Promise<Served>((resolve) => {
    this.#serve = resolve;
  });
  #questions = 0;
  readonly #waiting = new Map<number, (answer: SidAnswer) => void>();

  constructor(
    readonly role: Role,
    /** Of the page around. */
    readonly host: string,
    { look, knowsSid, sid }: Welcome,
    port: MessagePort,
  ) {
    this.look = look;
    this.#sid = sid;
    this.#knowsSid = knowsSid;
    this.#line = new Line<FromFrame, FromHost>(port, FROM_HOST, {
      sid: ({ question, answer }) => this.#waiting.get(question)?.(answer),
      "new-sid": (detail) => {
        this.#knowsSid = true;
        this.#later((served) => served["new-sid"](detail));
      },
      look: (detail) => this.#later((served) => served.look(detail)),
      opened: (detail) => this.#later((served) => served.opened(detail)),
      staged: (detail) => this.#later((served) => served.staged(detail)),
      changed: (detail) => this.#later((served) => served.changed(detail)),
      "sign-out": (detail) => this.#later((served) => served["sign-out"](detail)),
    });
  }

  get knowsSid(): boolean {
    return this.#knowsSid;
  }

  /** Of whoever is signed in at the start; null where nobody is, or the page around does not say so soon. */
  async firstSid(): Promise<string | null> {
    if (this.#sid !== null || !this.#knowsSid) return this.#sid;
    const answer = await this.askSid(NAMED_WITHIN_MS);
    return answer.type === "sid" ? answer.sid : null;
  }

  serve(served: Served): void {
    this.#serve(served);
  }

  post<Type extends keyof FromFrame>(type: Type, detail: FromFrame[Type]): void {
    this.#line.post(type, detail);
  }

  /** Who is signed in at the page around, as it says now. */
  async askSid(withinMs = SID_TIMEOUT_MS): Promise<SidAnswer> {
    this.#questions += 1;
    const question = this.#questions;
    const answer = new Promise<SidAnswer>((resolve) => {
      this.#waiting.set(question, resolve);
      setTimeout(() => resolve({ type: "unreachable" }), withinMs);
    });
    this.post("ask-sid", question);
    return answer.finally(() => this.#waiting.delete(question));
  }

  #later(work: (served: Served) => void): void {
    void this.#served.then(work);
  }
}
