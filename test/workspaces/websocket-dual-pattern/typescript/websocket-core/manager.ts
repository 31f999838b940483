/** Live connections of one channel, by user. */
import { Envelope, type Socket } from './protocol';

/** Keeps the sockets of one channel and sends texts to them. */
export class WebSocketManager {
  private readonly origins: string[] = [];
  private readonly sockets = new Map<string, Socket[]>();

  constructor(
    readonly channel: string,
    readonly maxConnections = 100,
  ) {}

  /** Lets browsers of `origin` connect. */
  allowOrigin(origin: string): void {
    this.origins.push(origin);
  }

  connect(userId: string, socket: Socket): void {
    if (this.connectionCount() >= this.maxConnections) throw new Error(`${this.channel} is full`);
    this.sockets.set(userId, [...(this.sockets.get(userId) ?? []), socket]);
  }

  disconnect(userId: string, socket: Socket): void {
    const left = (this.sockets.get(userId) ?? []).filter((each) => each !== socket);
    if (left.length > 0) this.sockets.set(userId, left);
    else this.sockets.delete(userId);
  }

  /** Sends to every connection of one user; returns how many there are. */
  sendToUser(userId: string, text: string): number {
    const sockets = this.sockets.get(userId) ?? [];
    const envelope = new Envelope(this.channel, text);
    for (const socket of sockets) socket.send(envelope.encode());
    return sockets.length;
  }

  broadcast(text: string): number {
    let sent = 0;
    for (const userId of this.sockets.keys()) sent += this.sendToUser(userId, text);
    return sent;
  }

  connectionCount(): number {
    let count = 0;
    for (const sockets of this.sockets.values()) count += sockets.length;
    return count;
  }
}
