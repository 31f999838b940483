/** What a job knows while it runs. */

/** The steps of one run, in the order of their names. */
export class UnifiedExecutionContext {
  private steps: string[] = [];

  constructor(readonly runId: string) {}

  beginStep(step: string): void {
    this.steps = [...this.steps, step].sort();
  }

  endStep(step: string): void {
    this.steps = this.steps.filter((each) => each !== step);
  }

  openSteps(): string[] {
    return [...this.steps];
  }

  describe(): string {
    return `${this.runId}: ${this.steps.join(', ')}`;
  }

  stepCount(): number {
    return this.steps.length;
  }
}
