/** What an agent knows while it runs. */

/** The steps of one run. */
export class ExecutionContext {
  private steps: string[] = [];

  constructor(readonly runId: string) {}

  beginStep(step: string): void {
    this.steps.push(step);
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
}
