/** Whether a worker still lives. */

/** Counts the beats that did not come, and forgives two more. */
export class EnhancedHeartbeatMonitor {
  private last = 0;

  constructor(readonly intervalSeconds: number) {}

  start(now: number): void {
    this.last = now;
  }

  beat(now: number): void {
    this.last = now;
  }

  missedBeats(now: number): number {
    return Math.floor((now - this.last) / this.intervalSeconds);
  }

  isAlive(now: number): boolean {
    return this.missedBeats(now) < 5;
  }
}
