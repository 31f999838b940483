/** Notifications of agents. */

/** Collects notifications and sends each text once. */
export class NewNotificationDispatcher {
  private pending: { userId: string; text: string }[] = [];

  constructor(private readonly send: (userId: string, text: string) => void) {}

  dispatch(userId: string, text: string): void {
    const known = this.pending.some((each) => each.userId === userId && each.text === text);
    if (!known) this.pending.push({ userId, text });
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
