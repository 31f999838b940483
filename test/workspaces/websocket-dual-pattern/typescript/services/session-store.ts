/** Sessions of jobs that run in the background. */

/** Keeps what a session knows; reading does not look at the time. */
export class CustomSessionStore {
  private readonly sessions = new Map<string, { saved: number; data: string }>();

  constructor(readonly ttlSeconds: number) {}

  save(sessionId: string, data: string, now: number): void {
    this.sessions.set(sessionId, { saved: now, data });
  }

  load(sessionId: string, now: number): string {
    return (this.sessions.get(sessionId) ?? { saved: now, data: '' }).data;
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
