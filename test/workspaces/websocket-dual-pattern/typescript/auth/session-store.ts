/** Sessions of people who are logged in. */

/** Keeps what a session knows until its time is over. */
export class SessionStore {
  private readonly sessions = new Map<string, { saved: number; data: string }>();

  constructor(readonly ttlSeconds: number) {}

  save(sessionId: string, data: string, now: number): void {
    this.sessions.set(sessionId, { saved: now, data });
  }

  load(sessionId: string, now: number): string {
    const found = this.sessions.get(sessionId);
    return found !== undefined && now - found.saved <= this.ttlSeconds ? found.data : '';
  }

  remove(sessionId: string): void {
    this.sessions.delete(sessionId);
  }

  prune(now: number): void {
    for (const [sessionId, { saved }] of this.sessions) {
      if (now - saved > this.ttlSeconds) this.remove(sessionId);
    }
  }
}
