/** Connections as the realtime team keeps them. */
import { Envelope, type Socket } from '../websocket-core/protocol';

/** Keeps one socket per user: a second connection takes the place of the first. */
export class WebSocketConnectionManager {
  private readonly active = new Map<string, Socket>();

  constructor(readonly channel: string) {}

  connect(userId: string, socket: Socket): void {
    this.active.set(userId, socket);
  }

  disconnect(userId: string): void {
    this.active.delete(userId);
  }

  sendToUser(userId: string, text: string): boolean {
    const socket = this.active.get(userId);
    socket?.send(new Envelope(this.channel, text).encode());
    return socket !== undefined;
  }

  broadcast(text: string): number {
    for (const userId of this.active.keys()) this.sendToUser(userId, text);
    return this.active.size;
  }

  isConnected(userId: string): boolean {
    return this.active.has(userId);
  }
}
