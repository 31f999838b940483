// The exit statuses that scripts rely on, and the errors that lead to them.
export const exitStatus = { ok: 0, findings: 1, usage: 2, failure: 3, interrupted: 130 } as const;

/** The person's mistake: told without a stack, with exit status 2. */
export class UsageError extends Error {
  /** The command whose help answers the question; none for mistakes in the configuration. */
  readonly command: string | undefined;

  constructor(message: string, command?: string) {
    super(message);
    this.name = 'UsageError';
    this.command = command;
  }
}

export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

/** The `code` of a system error, such as ENOENT. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
}
