/** Numbers about connections. */

/** Counters and gauges with a slash after the prefix. */
export class MetricsCollectorV1 {
  private readonly values = new Map<string, number>();

  constructor(readonly prefix: string) {}

  increment(name: string): void {
    this.values.set(name, (this.values.get(name) ?? 0) + 1);
  }

  gauge(name: string, value: number): void {
    this.values.set(name, value);
  }

  snapshot(): Record<string, number> {
    return Object.fromEntries([...this.values].map(([name, value]) => [`${this.prefix}/${name}`, value]));
  }

  resetMetrics(): void {
    this.values.clear();
  }
}
