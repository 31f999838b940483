/** What jobs did. */

/** Keeps lines about actions and refusals, numbered. */
export class ImprovedAuditLogger {
  private kept: string[] = [];

  constructor(readonly source: string) {}

  recordAction(actor: string, action: string): void {
    this.kept.push(`${this.kept.length + 1} ${this.source}: ${actor} did ${action}`);
  }

  recordDenial(actor: string, reason: string): void {
    this.kept.push(`${this.kept.length + 1} ${this.source}: ${actor} was refused, ${reason}`);
  }

  lines(): string[] {
    return [...this.kept];
  }

  clearLines(): void {
    this.kept = [];
  }
}
