/** The credentials of one Pusher application. */
export interface Application {
  readonly id: string;
  readonly key: string;
  readonly secret: string;
}

/** The application of the sandbox's own server. It is public on purpose: nothing real is behind it. */
export const SANDBOX_APPLICATION: Application = {
  id: "sandbox-app",
  key: "sandbox-key",
  secret: "sandbox-secret",
};

/** Pusher's limit for the data of one event. */
export const MAX_EVENT_BYTES = 10 * 1024;
