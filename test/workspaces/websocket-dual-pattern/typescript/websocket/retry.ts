/** Trying a connection again. */

/** Waits equally long after each attempt. */
export class SimpleRetryPolicy {
  constructor(
    readonly attempts: number,
    readonly delaySeconds: number,
  ) {}

  shouldRetry(attempt: number, error: unknown): boolean {
    return attempt < this.attempts && error instanceof Error;
  }

  delayFor(attempt: number): number {
    return attempt > 0 ? this.delaySeconds : 0;
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
