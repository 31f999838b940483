/** Texts that wait to be sent. */

/** First in, first out, up to a capacity. */
export class MessageQueue {
  private readonly messages: string[] = [];

  constructor(readonly capacity: number) {}

  put(message: string): boolean {
    if (this.messages.length >= this.capacity) return false;
    this.messages.push(message);
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
