/** Leaving a service alone that keeps failing. */

/** Opens after so many failures in a row. */
export class CircuitBreaker {
  failures = 0;

  constructor(readonly threshold: number) {}

  allow(): boolean {
    return !this.isOpen();
  }

  recordSuccess(): void {
    this.failures = 0;
  }

  recordFailure(): void {
    this.failures += 1;
  }

  isOpen(): boolean {
    return this.failures >= this.threshold;
  }
}
