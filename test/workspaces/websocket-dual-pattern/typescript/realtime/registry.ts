/** Which connection belongs to whom, for presence. */

/** Users by connection; a connection may change hands. */
export class LegacyConnectionRegistry {
  private readonly users = new Map<string, string>();

  register(connectionId: string, userId: string): void {
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
}
