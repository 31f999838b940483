/** The manager of the first version: a list of sockets and no channels. */
import type { Socket } from '../websocket-core/protocol';

/** Keeps pairs of user and socket. */
export class LegacyWebSocketManager {
  private pairs: (readonly [string, Socket])[] = [];

  connect(userId: string, socket: Socket): void {
    this.pairs.push([userId, socket]);
  }

  disconnect(userId: string, socket: Socket): void {
    this.pairs = this.pairs.filter(([owner, each]) => owner !== userId || each !== socket);
  }

  sendToUser(userId: string, text: string): number {
    const sockets = this.pairs.filter(([owner]) => owner === userId);
    for (const [, socket] of sockets) socket.send(text);
    return sockets.length;
  }

  broadcast(text: string): number {
    for (const [, socket] of this.pairs) socket.send(text);
    return this.pairs.length;
  }
}
