/** Trying again. */

/** Waits twice as long after each attempt. */
export class RetryPolicy {
  constructor(
    readonly attempts: number,
    readonly delaySeconds: number,
  ) {}

  shouldRetry(attempt: number, error: unknown): boolean {
    return attempt < this.attempts && error instanceof Error;
  }

  delayFor(attempt: number): number {
    return this.delaySeconds * 2 ** attempt;
  }

  run(operation: () => string): string {
    for (let attempt = 1; ; attempt++) {
      try {
        return operation();
      } catch (error) {
        if (!this.shouldRetry(attempt, error)) throw error;
      }
    }
  }
}
