/** Who did what. */

/** Keeps lines about actions and refusals. */
export class AuditLogger {
  private kept: string[] = [];

  constructor(readonly source: string) {}

  recordAction(actor: string, action: string): void {
    this.kept.push(`${this.source}: ${actor} did ${action}`);
  }

  recordDenial(actor: string, reason: string): void {
    this.kept.push(`${this.source}: ${actor} was refused, ${reason}`);
  }

  lines(): string[] {
    return [...this.kept];
  }

  clearLines(): void {
    this.kept = [];
  }
}
