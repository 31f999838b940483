/** Texts that wait for a connection. */

/** First in, first out; the oldest makes room. */
export class LegacyMessageQueue {
  private readonly messages: string[] = [];

  constructor(readonly capacity: number) {}

  put(message: string): boolean {
    this.messages.push(message);
    if (this.messages.length > this.capacity) this.messages.shift();
    return true;
  }

  take(): string | undefined {
    return this.messages.shift();
  }

  peek(): string | undefined {
    return this.messages[0];
  }

  size(): number {
    return this.messages.length;
  }
}
