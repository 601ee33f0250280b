/** The operator's file is not as it should be. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  /** @param remedy what the operator should do, in a sentence */
  constructor(
    message: string,
    readonly remedy: string,
  ) {
    super(message);
  }
}

export const DOCUMENTATION = "It is documented in docs/configuration.md.";
