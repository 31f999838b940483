/** Connections of a single user. */
import { Envelope, type Socket } from './protocol';

/** Keeps the sockets of one user and refuses those of others. */
export class IsolatedWebSocketManager {
  private sockets: Socket[] = [];

  constructor(readonly ownerId: string) {}

  connect(userId: string, socket: Socket): void {
    if (userId !== this.ownerId) throw new Error(`${userId} is not ${this.ownerId}`);
    this.sockets.push(socket);
  }

  disconnect(userId: string, socket: Socket): void {
    if (userId === this.ownerId) this.sockets = this.sockets.filter((each) => each !== socket);
  }

  sendToUser(userId: string, text: string): number {
    return userId === this.ownerId ? this.broadcast(text) : 0;
  }

  broadcast(text: string): number {
    for (const socket of this.sockets) socket.send(new Envelope(this.ownerId, text).encode());
    return this.sockets.length;
  }

  connectionCount(): number {
    return this.sockets.length;
  }
}
