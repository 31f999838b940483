/** Who is connected. */

/** Remembers who is there, however many windows they have. */
export class LegacyPresenceTracker {
  private readonly windows = new Map<string, number>();

  markOnline(userId: string): void {
    this.windows.set(userId, 1);
  }

  markOffline(userId: string): void {
    this.windows.delete(userId);
  }

  isOnline(userId: string): boolean {
    return this.windows.has(userId);
  }

  onlineUsers(): string[] {
    return [...this.windows.keys()].sort();
  }
}
