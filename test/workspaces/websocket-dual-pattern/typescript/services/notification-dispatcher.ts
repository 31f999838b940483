/** Notifications to users. */

/** Collects notifications and sends them together. */
export class NotificationDispatcher {
  private pending: { userId: string; text: string }[] = [];

  constructor(private readonly send: (userId: string, text: string) => void) {}

  dispatch(userId: string, text: string): void {
    this.pending.push({ userId, text });
  }

  dispatchMany(userIds: readonly string[], text: string): void {
    for (const userId of userIds) this.dispatch(userId, text);
  }

  pendingCount(): number {
    return this.pending.length;
  }

  flush(): number {
    const sent = this.pending.length;
    for (const { userId, text } of this.pending) this.send(userId, text);
    this.pending = [];
    return sent;
  }
}
