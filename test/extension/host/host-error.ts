// The error of the test host: what was expected and found, and what to do next.

export class HostError extends Error {
  constructor(
    found: string,
    readonly next: string,
  ) {
    super(`${found}\n  Next: ${next}`);
    this.name = 'HostError';
  }
}

/** Prints an error as its reader needs it: a host error without a stack, any other with one. */
export function describeError(error: unknown): string {
  if (error instanceof HostError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
