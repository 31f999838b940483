/** Who is online. */

/** Counts the windows that each user has open. */
export class PresenceTracker {
  private readonly windows = new Map<string, number>();

  markOnline(userId: string): void {
    this.windows.set(userId, (this.windows.get(userId) ?? 0) + 1);
  }

  markOffline(userId: string): void {
    const left = (this.windows.get(userId) ?? 1) - 1;
    this.windows.delete(userId);
    if (left > 0) this.windows.set(userId, left);
  }

  isOnline(userId: string): boolean {
    return this.windows.has(userId);
  }

  onlineUsers(): string[] {
    return [...this.windows.keys()].sort();
  }
}
