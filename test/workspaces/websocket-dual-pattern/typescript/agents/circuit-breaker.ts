/** Leaving a tool alone that keeps failing. */

/** Opens after so many failures; a success takes one back. */
export class AdvancedCircuitBreaker {
  failures = 0;

  constructor(readonly threshold: number) {}

  allow(): boolean {
    return !this.isOpen();
  }

  recordSuccess(): void {
    this.failures = Math.max(0, this.failures - 1);
  }

  recordFailure(): void {
    this.failures += 1;
  }

  isOpen(): boolean {
    return this.failures >= this.threshold;
  }

  trip(): void {
    this.failures = this.threshold;
  }
}
