/** Numbers about the process. */

/** Counters and gauges under a prefix. */
export class MetricsCollector {
  private readonly values = new Map<string, number>();

  constructor(readonly prefix: string) {}

  increment(name: string): void {
    this.values.set(name, (this.values.get(name) ?? 0) + 1);
  }

  gauge(name: string, value: number): void {
    this.values.set(name, value);
  }

  snapshot(): Record<string, number> {
    return Object.fromEntries([...this.values].map(([name, value]) => [`${this.prefix}.${name}`, value]));
  }

  resetMetrics(): void {
    this.values.clear();
  }
}
