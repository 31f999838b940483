/** The manager that was meant to replace the others. */
import { Envelope, type Socket } from './protocol';

/** Keeps sockets like the others, and counts what it sent. */
export class UnifiedWebSocketManager {
  sent = 0;
  private readonly sockets = new Map<string, Socket[]>();

  constructor(
    readonly channel: string,
    readonly maxConnections = 250,
  ) {}

  /** A manager of the usual size. */
  static forChannel(channel: string): UnifiedWebSocketManager {
    return new UnifiedWebSocketManager(`unified:${channel}`, 250);
  }

  connect(userId: string, socket: Socket): void {
    if (this.connectionCount() >= this.maxConnections) throw new Error(`${this.channel} is full`);
    this.sockets.set(userId, [...(this.sockets.get(userId) ?? []), socket]);
  }

  disconnect(userId: string, socket: Socket): void {
    const left = (this.sockets.get(userId) ?? []).filter((each) => each !== socket);
    this.sockets.delete(userId);
    if (left.length > 0) this.sockets.set(userId, left);
  }

  sendToUser(userId: string, text: string): number {
    const sockets = this.sockets.get(userId) ?? [];
    for (const socket of sockets) socket.send(new Envelope(this.channel, text).encode());
    this.sent += sockets.length;
    return sockets.length;
  }

  broadcast(text: string): number {
    let sent = 0;
    for (const userId of this.sockets.keys()) sent += this.sendToUser(userId, text);
    return sent;
  }

  connectionCount(): number {
    return [...this.sockets.values()].flat().length;
  }
}
