/** Which connection belongs to whom. */

/** Users by connection. */
export class ConnectionRegistry {
  private readonly users = new Map<string, string>();

  register(connectionId: string, userId: string): void {
    if (this.users.has(connectionId)) throw new Error(`${connectionId} is taken`);
    this.users.set(connectionId, userId);
  }

  unregister(connectionId: string): void {
    this.users.delete(connectionId);
  }

  userOf(connectionId: string): string {
    return this.users.get(connectionId) ?? '';
  }

  count(): number {
    return this.users.size;
  }

  connections(): string[] {
    return [...this.users.keys()].sort();
  }
}
